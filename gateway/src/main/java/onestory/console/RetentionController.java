package onestory.console;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import onestory.problem.Unanswerable;
import onestory.retention.DueFamily;
import onestory.retention.Erasures;
import onestory.retention.LegalHolds;
import onestory.retention.NotErasable;
import onestory.retention.RightsRequests;
import onestory.security.CurrentAgent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * How long records are kept and how they end; for whoever has the scope {@code retention} besides.
 * Ids and codes only: a reason is a code, a reference the number of a case elsewhere.
 */
@RestController
@RequestMapping("/operations/retention")
class RetentionController {

  private static final Set<String> REASONS =
      Set.of(
          "court-order", "inquiry", "complaint", "safeguarding-review", "subject-request", "other");
  private static final Set<String> RIGHTS =
      Set.of("erasure", "rectification", "access", "restriction", "objection");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9/.-]{1,40}");

  private final Erasures erasures;
  private final LegalHolds holds;
  private final RightsRequests requests;
  private final CurrentAgent agent;

  RetentionController(
      Erasures erasures, LegalHolds holds, RightsRequests requests, CurrentAgent agent) {
    this.erasures = erasures;
    this.holds = holds;
    this.requests = requests;
    this.agent = agent;
  }

  /** Before each operation, so that none can forget it. */
  @ModelAttribute
  void onlyWithTheScope(Authentication who) {
    if (!has(who, "SCOPE_retention")) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  /** Families whose records are due to be erased. */
  @GetMapping("/due")
  List<DueFamily> due() {
    return erasures.due();
  }

  /** The holds in force. */
  @GetMapping("/holds")
  List<LegalHolds.Hold> holds() {
    return holds.all();
  }

  /** Sets a hold. */
  @PostMapping("/families/{family}/holds")
  @ResponseStatus(HttpStatus.CREATED)
  UUID hold(
      @PathVariable UUID family, @RequestParam String reason, @RequestParam String reference) {
    Unanswerable.oneOf("reason", REASONS, reason);
    reference(reference);
    return holds.set(family, reason, reference, agent.get());
  }

  /** Lifts a hold: it ended, or was a mistake. */
  @PostMapping("/holds/{hold}/lift")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable UUID hold, @RequestParam String why) {
    Unanswerable.oneOf("why", Set.of("ended", "mistaken"), why);
    found("hold", holds.lift(hold, why, agent.get()));
  }

  /** Open requests of people by right. */
  @GetMapping("/requests")
  List<RightsRequests.Request> requests() {
    return requests.open();
  }

  /** Notes a request. */
  @PostMapping("/families/{family}/requests")
  @ResponseStatus(HttpStatus.CREATED)
  UUID note(@PathVariable UUID family, @RequestParam String kind, @RequestParam String reference) {
    Unanswerable.oneOf("kind", RIGHTS, kind);
    reference(reference);
    return requests.note(family, kind, reference, agent.get());
  }

  /** Decides a request. */
  @PostMapping("/requests/{request}/decide")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(@PathVariable UUID request, @RequestParam String decision) {
    Unanswerable.oneOf("decision", Set.of("granted", "refused"), decision);
    found("request", requests.decide(request, decision, agent.get()));
  }

  /** Every erasure. */
  @GetMapping("/erasures")
  List<Erasures.Erasure> erasures() {
    return erasures.all();
  }

  /** Asks for a family's record to be erased. */
  @PostMapping("/families/{family}/erasures")
  @ResponseStatus(HttpStatus.CREATED)
  UUID ask(@PathVariable UUID family) {
    return erasures.ask(family, agent.get());
  }

  /** Agrees to it: another person, or an administrator. */
  @PostMapping("/erasures/{erasure}/approve")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void approve(@PathVariable UUID erasure, Authentication who) {
    erasures.approve(erasure, agent.get(), has(who, "SCOPE_administrator"));
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  ProblemDetail notErasable(NotErasable not) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT,
            switch (not.getMessage()) {
              case "legal-hold" -> "A legal hold is in force: lift it first.";
              case "not-due" ->
                  "It is not due, and nobody's request for it was granted: see GET"
                      + " /operations/retention/due and GET /operations/retention/requests.";
              case "asked-already" ->
                  "It was asked for already: see GET /operations/retention/erasures.";
              case "second-person" -> "Somebody else than who asked for it has to agree.";
              default ->
                  "Nothing of this id waits to be agreed to: see GET"
                      + " /operations/retention/erasures.";
            });
    problem.setTitle("It cannot be done as things stand");
    problem.setProperty("rule", "retention/" + not.getMessage());
    return problem;
  }

  private static boolean has(Authentication who, String authority) {
    return who.getAuthorities().stream().anyMatch(has -> authority.equals(has.getAuthority()));
  }

  private static void reference(String reference) {
    if (!REFERENCE.matcher(reference).matches()) {
      throw Unanswerable.unreadable(
          "reference",
          "Send the number of a case elsewhere: at most 40 letters, digits, /, . and -, no words.");
    }
  }

  private static void found(String what, boolean there) {
    if (!there) {
      throw Unanswerable.unknown(
          what,
          "There is no open %s of this id.".formatted(what),
          "GET /operations/retention/%ss shows those that there are.".formatted(what));
    }
  }
}
