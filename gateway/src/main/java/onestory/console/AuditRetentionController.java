package onestory.console;

import java.util.List;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.Cuts;
import onestory.audit.NotCuttable;
import onestory.security.CurrentAgent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How long the audit is kept and how its old events end; for whom retention is. */
@RestController
@RequestMapping("/operations/retention/audit")
class AuditRetentionController {

  /**
   * @param years how many events are kept; null for ever
   * @param due what is older, by chain
   */
  record Retained(Integer years, List<Cuts.ChainCut> due, List<Cuts.Report> cuts) {}

  private final Cuts cuts;
  private final CurrentAgent agent;

  AuditRetentionController(Cuts cuts, CurrentAgent agent) {
    this.cuts = cuts;
    this.agent = agent;
  }

  /** What is kept, what is past that, and what was ended. */
  @GetMapping
  Retained retained(Authentication who) {
    agent(who);
    var years = cuts.years();
    return years.isPresent()
        ? new Retained(years.getAsInt(), cuts.due(), cuts.all())
        : new Retained(null, List.of(), cuts.all());
  }

  /** Asks that what is past it be ended. */
  @PostMapping("/cuts")
  @ResponseStatus(HttpStatus.CREATED)
  UUID ask(Authentication who) {
    return cuts.ask(agent(who));
  }

  /** Agrees to it: always another person. */
  @PostMapping("/cuts/{cut}/approve")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Cuts.Report approve(@PathVariable UUID cut, Authentication who) {
    return cuts.approve(cut, agent(who));
  }

  /** Takes back what was asked for and not agreed to. */
  @PostMapping("/cuts/{cut}/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@PathVariable UUID cut, Authentication who) {
    cuts.stop(cut, agent(who));
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  ProblemDetail notCuttable(NotCuttable not) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, says(not.getMessage()));
    problem.setTitle("It cannot be done as things stand");
    problem.setProperty("rule", "audit/" + not.getMessage());
    return problem;
  }

  private static String says(String code) {
    return switch (code) {
      case "kept-for-ever" -> "Events are kept for ever: onestory.audit.keep-years is not set.";
      case "nothing-due" -> "No event is older than they are kept, or a legal hold is on what is.";
      case "asked-already" -> "It was asked for already: see GET /operations/retention/audit.";
      case "second-person" -> "Somebody else than who asked for it has to agree.";
      case "not-as-written" ->
          "What would be ended is not as it was written: it stays, as evidence. See GET"
              + " /operations/audit/verify.";
      default -> "Nothing of this id waits to be agreed to: see GET /operations/retention/audit.";
    };
  }

  private AuditAgent agent(Authentication who) {
    if (who.getAuthorities().stream()
        .noneMatch(has -> "SCOPE_retention".equals(has.getAuthority()))) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return agent.get();
  }
}
