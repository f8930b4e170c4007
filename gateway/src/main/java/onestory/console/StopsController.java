package onestory.console;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.councils.OrganisationIdentifier;
import onestory.councils.Partner;
import onestory.record.Stop;
import onestory.record.Stops;
import onestory.record.Stops.Terms;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hard stops: one reviewer of the council places one, two lift it. Ids and codes only. What is not
 * there and what is another council's get one answer.
 */
@RestController
@RequestMapping("/operations/stops")
class StopsController {

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9/.-]{1,40}");

  /**
   * What is to be stopped.
   *
   * @param organisations whom to stop; none: everybody but the council
   * @param reference the order's or the case's number elsewhere
   * @param from since when; now when it is not said
   */
  record Asked(
      UUID family,
      UUID child,
      String kind,
      List<OrganisationIdentifier> organisations,
      String reference,
      Instant from) {

    List<OrganisationIdentifier> named() {
      return organisations == null ? List.of() : organisations;
    }
  }

  private final Stops stops;
  private final StopActs acts;
  private final IdentityReviewer reviewer;
  private final OwnCouncil own;
  private final Directory directory;
  private final Clock clock;

  StopsController(
      Stops stops,
      StopActs acts,
      IdentityReviewer reviewer,
      OwnCouncil own,
      Directory directory,
      Clock clock) {
    this.stops = stops;
    this.acts = acts;
    this.reviewer = reviewer;
    this.own = own;
    this.directory = directory;
    this.clock = clock;
  }

  /** Those that stand, and what was asked about lifting them. */
  @GetMapping
  List<ShownStop> standing(@RequestParam Optional<UUID> family) {
    return stops.standing(family).stream()
        .filter(stop -> own.has(stop.council()))
        .filter(stop -> !reviewer.isReviewer() || reviewer.decidesFor(stop.council()))
        .map(stop -> ShownStop.of(stop, directory, reviewer.isReviewer()))
        .toList();
  }

  /** Places one; 200 in place of 201 when the same one stood already. */
  @PostMapping
  ResponseEntity<ShownStop> place(@RequestBody Asked asked) {
    requireReviewer();
    requireForm(asked);
    var council =
        stops
            .council(asked.family(), asked.child())
            .filter(reviewer::decidesFor)
            .orElseThrow(StopsController::notFound);
    var terms =
        new Terms(
            asked.kind(),
            organisations(asked.named(), council),
            asked.reference(),
            asked.from() == null ? clock.instant() : asked.from());
    var placing =
        acts.place(asked.family(), asked.child(), terms).orElseThrow(StopsController::notFound);
    return ResponseEntity.status(placing.anew() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(ShownStop.of(placing.stop(), directory, true));
  }

  /** Asks to lift one: it ended, or was a mistake. It stands until another person agrees. */
  @PostMapping("/{stop}/lift")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void lift(@PathVariable UUID stop, @RequestParam String why) {
    requireOwn(stop);
    if (!Set.of("ended", "mistaken").contains(why)) {
      throw new NotAStop("stop/why", "why", "It is no such reason.", "Say ended or mistaken.");
    }
    acts.askToLift(stop, why).orElseThrow(StopsController::notFound);
  }

  /** Agrees to it: another person than the one who asked. */
  @PostMapping("/{stop}/lift/approve")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void approve(@PathVariable UUID stop) {
    requireOwn(stop);
    acts.lift(stop).orElseThrow(StopsController::notFound);
  }

  /** Refuses it, or takes back having asked. */
  @PostMapping("/{stop}/lift/refuse")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(@PathVariable UUID stop) {
    requireOwn(stop);
    acts.refuseToLift(stop).orElseThrow(StopsController::notFound);
  }

  @ExceptionHandler
  ProblemDetail notAStop(NotAStop why) {
    var problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, why.getMessage());
    problem.setTitle("It is no stop that can be placed");
    problem.setProperty("rule", why.rule());
    problem.setProperty("at", why.at());
    problem.setProperty("remedy", why.remedy());
    return problem;
  }

  private void requireReviewer() {
    if (!reviewer.isReviewer()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private void requireOwn(UUID stop) {
    requireReviewer();
    stops
        .find(stop)
        .map(Stop::council)
        .filter(reviewer::decidesFor)
        .orElseThrow(StopsController::notFound);
  }

  private void requireForm(Asked asked) {
    if (asked.family() == null || asked.child() == null) {
      throw new NotAStop(
          "stop/of-whom", "child", "It does not say of which child.", "Give family and child.");
    }
    if (!Stops.KINDS.contains(String.valueOf(asked.kind()))) {
      throw new NotAStop(
          "stop/kind",
          "kind",
          "It is no such kind.",
          "Say court-order, do-not-tell or protected-address.");
    }
    if (Stops.isForEverybody(asked.kind()) && !asked.named().isEmpty()) {
      throw new NotAStop(
          "stop/for-everybody",
          "organisations",
          "An address is protected from everybody.",
          "Leave organisations out.");
    }
    if (asked.reference() == null || !REFERENCE.matcher(asked.reference()).matches()) {
      throw new NotAStop(
          "stop/reference",
          "reference",
          "It is no number of an order or case.",
          "Give up to 40 letters, digits, slashes, full stops and hyphens, and no words.");
    }
    if (asked.from() != null && asked.from().isAfter(clock.instant())) {
      throw new NotAStop(
          "stop/not-yet",
          "from",
          "It would begin later, and a stop holds from the moment that it is placed.",
          "Leave it out and it holds from now on; or place it when it begins.");
    }
  }

  private SortedSet<String> organisations(List<OrganisationIdentifier> named, String council) {
    var references = new TreeSet<String>();
    for (int n = 0; n < named.size(); n++) {
      references.add(organisation(named.get(n), "organisations[" + n + "]", council).reference());
    }
    return references;
  }

  private Organisation organisation(OrganisationIdentifier named, String at, String council) {
    return Optional.ofNullable(named)
        .flatMap(one -> directory.organisationKnownBy(one.token()))
        .filter(known -> known.council().id().equals(council))
        .filter(known -> known.partner().basis() != Partner.Basis.PUBLIC_TASK)
        .orElseThrow(
            () ->
                new NotAStop(
                    "stop/unknown-organisation",
                    at,
                    "No partner file of the council names it, or it is the council itself.",
                    "Give system and value as in its partner's file; with no organisation at all"
                        + " the stop is for everybody but the council."));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
