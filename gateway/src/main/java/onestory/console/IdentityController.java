package onestory.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onestory.identity.NhsNumber;
import onestory.identity.PersonIdentifier;
import onestory.problem.Unanswerable;
import onestory.record.Act;
import onestory.record.Act.Because;
import onestory.record.Key;
import onestory.record.NotNow;
import onestory.record.Question;
import onestory.record.Questions;
import onestory.record.Split.Others;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is who: questions for a person, and what a person does about it. Whoever may see operations
 * sees ids and rules; both sides of a question, and every act, are for an identity reviewer.
 */
@RestController
@RequestMapping("/operations/identity")
class IdentityController {

  private static final Set<String> QUESTION_STATES = Set.of("open", "same", "different");
  private static final Set<String> ACT_STATES = Set.of("unreviewed", "settled", "undone");

  /** Why. */
  record Reason(String reason) {

    Reason {
      needed("reason", reason);
    }
  }

  /** Whether they are one: same or different. */
  record Answer(String decision, String reason) {

    Answer {
      needed("decision", decision);
      needed("reason", reason);
    }
  }

  /** Both become one: the one who stays, and the one who goes. */
  record Two(UUID stays, UUID goes, String reason) {

    Two {
      needed("stays", stays);
      needed("goes", goes);
      needed("reason", reason);
    }
  }

  /** What is another child's. */
  record Parting(
      UUID child,
      List<PersonIdentifier> identifiers,
      List<String> resources,
      String family,
      String reason) {

    Parting {
      needed("child", child);
      needed("reason", reason);
      identifiers = identifiers == null ? List.of() : identifiers;
      resources = resources == null ? List.of() : resources;
      identifiers.forEach(
          identifier -> {
            needed("identifiers.system", identifier.system());
            needed("identifiers.value", identifier.value());
          });
    }
  }

  /** A new NHS number in place of the old. */
  record NewNumber(UUID child, String nhsNumber, String reason) {

    NewNumber {
      needed("child", child);
      needed("nhsNumber", nhsNumber);
      needed("reason", reason);
    }
  }

  /** An identity that ends. */
  record Ending(UUID child, String reason) {

    Ending {
      needed("child", child);
      needed("reason", reason);
    }
  }

  /** The act that it became. */
  record Done(UUID act) {}

  private final Questions questions;
  private final Sides sides;
  private final IdentityActs acts;
  private final IdentityReviewer reviewer;
  private final ConsentDeliveries deliveries;

  IdentityController(
      Questions questions,
      Sides sides,
      IdentityActs acts,
      IdentityReviewer reviewer,
      ConsentDeliveries deliveries) {
    this.questions = questions;
    this.sides = sides;
    this.acts = acts;
    this.reviewer = reviewer;
    this.deliveries = deliveries;
  }

  /** Ids, rules and states. */
  @GetMapping("/questions")
  List<Question> questions(@RequestParam(defaultValue = "open") String state) {
    return questions.inState(Unanswerable.oneOf("state", QUESTION_STATES, state)).stream()
        .filter(question -> reviewer.isOfOne(questions.councils(question)))
        .toList();
  }

  /** One question; with both sides only for a reviewer of a council that it concerns. */
  @GetMapping("/questions/{id}")
  Sides.Shown question(@PathVariable UUID id) {
    var question =
        questions
            .find(id)
            .filter(one -> reviewer.isOfOne(questions.councils(one)))
            .orElseThrow(IdentityController::noQuestion);
    return reviewer.maySee(question) ? sides.of(question) : new Sides.Shown(question, List.of());
  }

  /** Decides it. */
  @PostMapping("/questions/{id}/decision")
  void decide(@PathVariable UUID id, @RequestBody Answer answer) {
    var question = questions.find(id).orElseThrow(IdentityController::noQuestion);
    var because = reviewer.because(question, answer.reason());
    acts.decide(id, answer.decision(), because);
  }

  /** What was done, newest first. */
  @GetMapping("/acts")
  List<Act> acts(@RequestParam Optional<String> state) {
    return acts.list(state.map(asked -> Unanswerable.oneOf("state", ACT_STATES, asked))).stream()
        .filter(act -> reviewer.isOfOne(questions.councilsOf(act.families())))
        .map(act -> reviewer.isReviewer() ? act : act.withoutWords())
        .toList();
  }

  /** Two children were one. */
  @PostMapping("/merges")
  Done merge(@RequestBody Two two) {
    return new Done(
        acts.merge(
            two.stays(), two.goes(), because(List.of(two.stays(), two.goes()), two.reason())));
  }

  /** One child was two. */
  @PostMapping("/splits")
  Done split(@RequestBody Parting parting) {
    var others =
        new Others(
            parting.identifiers(),
            parting.resources().stream().map(IdentityController::key).toList(),
            Optional.ofNullable(parting.family()));
    return new Done(
        acts.split(parting.child(), others, because(List.of(parting.child()), parting.reason())));
  }

  /** Two families of one council were one. */
  @PostMapping("/families")
  Done families(@RequestBody Two two) {
    var because = reviewer.ofFamilies(List.of(two.stays(), two.goes()), two.reason());
    return new Done(acts.families(two.stays(), two.goes(), because));
  }

  /** A number was replaced. */
  @PostMapping("/numbers")
  Done number(@RequestBody NewNumber number) {
    var nhsNumber =
        NhsNumber.parse(number.nhsNumber())
            .orElseThrow(() -> new NotNow("identity/nhs-number", "It is no NHS number."));
    return new Done(
        acts.supersede(
            number.child(), nhsNumber, because(List.of(number.child()), number.reason())));
  }

  /** A child was adopted. */
  @PostMapping("/endings")
  Done end(@RequestBody Ending ending) {
    return new Done(acts.close(ending.child(), because(List.of(ending.child()), ending.reason())));
  }

  /** Takes an act back. */
  @PostMapping("/acts/{id}/undo")
  void undo(@PathVariable UUID id, @RequestBody Reason why) {
    acts.undo(id, reviewer.ofFamilies(familiesOf(id), why.reason()));
  }

  /** Somebody has looked at the permissions after an act. */
  @PostMapping("/acts/{id}/reviewed")
  void reviewed(@PathVariable UUID id, @RequestBody Reason why) {
    acts.reviewed(id, reviewer.ofFamilies(familiesOf(id), why.reason()));
  }

  /** What was delivered on the strength of a consent, such as one for the wrong child. */
  @GetMapping("/consents/{id}/deliveries")
  List<ConsentDeliveries.Row> deliveries(
      @PathVariable UUID id, @RequestParam Optional<Integer> version) {
    return deliveries.of(id, version);
  }

  private Because because(List<UUID> persons, String reason) {
    return reviewer.ofPersons(persons, reason);
  }

  private List<UUID> familiesOf(UUID act) {
    var families = acts.familiesOf(act);
    if (families.isEmpty() && reviewer.isReviewer()) {
      throw Unanswerable.unknown(
          "id", "No act has this id.", "GET /operations/identity/acts shows those that there are.");
    }
    return families;
  }

  private static Unanswerable noQuestion() {
    return Unanswerable.unknown(
        "id",
        "No question that you may see has this id.",
        "GET /operations/identity/questions shows those that there are.");
  }

  private static void needed(String field, Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw Unanswerable.missing(field);
    }
  }

  private static Key key(String reference) {
    try {
      int slash = reference.indexOf('/');
      return new Key(
          reference.substring(0, slash), UUID.fromString(reference.substring(slash + 1)));
    } catch (RuntimeException e) {
      throw new NotNow("identity/not-a-reference", "A resource is named as Type/id.");
    }
  }
}
