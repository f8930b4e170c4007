package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onestory.authority.Given;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import onestory.authority.ReidOkafor;
import onestory.exchange.Contribution.Accepted;
import onestory.exchange.Contribution.Refused;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What health visiting may write back: on the review it owns, the goal that this serves, and what
 * it observed.
 */
class ContributionTest {

  private List<Resource> family;
  private View view;
  private Task stored;

  @BeforeEach
  void afterTheMeeting() {
    family = ReidOkafor.after("4");
    stored = find("Task/review");
    stored.addNote().setText("seen").setAuthor(new Reference("PractitionerRole/sam"));
    stored.addNote().setText("by one not held").setAuthor(new Reference("Practitioner/stranger"));
    stored
        .addOutput()
        .setType(new CodeableConcept().setText("hidden"))
        .setValue(new Reference("Condition/conflict"));
    view = Views.health(family);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("Task.description", t -> t.setDescription("else")),
        change("Task.for.reference", t -> t.setFor(new Reference("Patient/maya"))),
        change("Task.owner.reference", t -> t.setOwner(new Reference("PractitionerRole/sam"))),
        change("Task.intent", t -> t.setIntent(Task.TaskIntent.PLAN)),
        change("Task.restriction", t -> t.getRestriction().getPeriod().setEnd(new Date(0))),
        change("Task.note", t -> t.setNote(null)),
        change("Task.note", t -> t.getNoteFirstRep().setText("rewritten")),
        change("Task.status", t -> t.setStatus(null)),
        change("Task.extension", t -> t.addExtension("urn:x", new StringType("x"))),
        change("Task.modifierExtension", t -> t.addModifierExtension().setUrl("urn:x")),
        change(
            "Task.contained", t -> t.addContained(new Observation().setValue(new StringType("x")))),
        change(
            "Task.output.value", t -> t.addOutput().setValue(new Reference("Condition/conflict"))),
        change("Task.id", t -> t.setId("other")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void anythingElseIsRefusedWithWhere(String at, Consumer<Task> change) {
    Task incoming = seen("Task/review");
    change.accept(incoming);
    assertThat(Contribution.update(stored, view, incoming))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.at()).isEqualTo(at));
  }

  @Test
  void progressIsTakenOverAndNothingIsLost() {
    Task incoming = seen("Task/review");
    incoming.setStatus(Task.TaskStatus.COMPLETED);
    incoming.setStatusReason(new CodeableConcept().setText("done at home"));
    incoming.setBusinessStatus(new CodeableConcept().setText("done"));
    incoming.addNote().setText("referral agreed");
    incoming
        .addOutput()
        .setType(new CodeableConcept().setText("review"))
        .setValue(new StringType("speech delay"));
    incoming.getMeta().setSource("urn:health").setSecurity(null);
    Task result = (Task) accepted(Contribution.update(stored, view, incoming));
    assertThat(result.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    assertThat(result.getStatusReason().getText()).isEqualTo("done at home");
    assertThat(result.getBusinessStatus().getText()).isEqualTo("done");
    assertThat(result.getNote())
        .extracting("text")
        .containsExactly("seen", "by one not held", "referral agreed");
    assertThat(result.getNote().get(1).hasAuthorReference()).isTrue();
    assertThat(result.getOutput()).hasSize(2);
    assertThat(result.getMeta().getSource()).isEqualTo("urn:onestory:system:ehm-pcc");
    assertThat(InformationClass.of(result)).contains("plan");
    assertThat(result.getMeta().hasTag()).isFalse();
    assertThat(stored.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
  }

  @Test
  void sendingBackWhatWasSeenChangesNothing() {
    assertThat(accepted(Contribution.update(stored, view, seen("Task/review"))).equalsDeep(stored))
        .isTrue();
  }

  @Test
  void whatWasSetMayBeTakenBack() {
    stored.setBusinessStatus(new CodeableConcept().setText("started"));
    view = Views.health(family);
    Task incoming = seen("Task/review");
    incoming.setBusinessStatus(null);
    assertThat(((Task) accepted(Contribution.update(stored, view, incoming))).hasBusinessStatus())
        .isFalse();
  }

  @Test
  void theGoalServedMayBeReportedOnButNotClosed() {
    Goal goal = find("Goal/g2");
    Goal incoming = seen("Goal/g2");
    incoming.setAchievementStatus(new CodeableConcept().setText("improving"));
    assertThat(((Goal) accepted(Contribution.update(goal, view, incoming))).hasAchievementStatus())
        .isTrue();
    incoming.setLifecycleStatus(Goal.GoalLifecycleStatus.COMPLETED);
    assertThat(refused(Contribution.update(goal, view, incoming)).at())
        .isEqualTo("Goal.lifecycleStatus");
  }

  @Test
  void whatIsNotYoursOrNotHeldIsRefused() {
    assertThat(
            refused(Contribution.update(find("Task/breakfast"), view, seen("Task/breakfast")))
                .rule())
        .isEqualTo("contribution/not-responsible");
    Task notHeld = find("Task/programme-dana");
    assertThat(refused(Contribution.update(notHeld, view, notHeld)).rule())
        .isEqualTo("contribution/not-held");
  }

  @Test
  void anObservationIsLabelledAndSignedForTheOrganisation() {
    Observation incoming = Given.observation("chosen", "existence", "Patient/theo");
    incoming.addFocus(new Reference("Goal/g2"));
    incoming.addPerformer(new Reference("PractitionerRole/sam"));
    Observation result = (Observation) accepted(Contribution.observe(view, incoming));
    assertThat(InformationClass.of(result)).contains("needs");
    assertThat(result.getPerformer())
        .extracting(Reference::getReference)
        .containsExactly("Organization/hv-p");
    assertThat(result.hasId()).isFalse();
    assertThat(result.getMeta().hasSource()).isFalse();
  }

  static Stream<Arguments> observations() {
    return Stream.of(
        observation("Observation.status", o -> o.setStatus(null)),
        observation("Observation.code", o -> o.setCode(null)),
        observation("Observation.contained", o -> o.addContained(new Task().setDescription("x"))),
        observation("Observation.subject", o -> o.setSubject(null)),
        observation("Observation.subject", o -> o.setSubject(new Reference("Group/reid"))),
        observation("Observation.subject", o -> o.setSubject(new Reference("Patient/other"))),
        observation("Observation.focus[0]", o -> o.addFocus(new Reference("Goal/g3"))),
        observation("Observation.derivedFrom[0]", o -> o.addDerivedFrom().setDisplay("x")),
        observation(
            "Observation.extension[0].value",
            o -> o.addExtension("urn:x", new Reference("Person/dana"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("observations")
  void anObservationOnWhatIsNotHeldIsRefused(String at, Consumer<Observation> change) {
    Observation incoming = Given.observation("o", "needs", "Patient/theo");
    change.accept(incoming);
    assertThat(refused(Contribution.observe(view, incoming)).at()).isEqualTo(at);
  }

  @Test
  void existenceAloneIsNotEnoughToObserve() {
    View school = Views.school(family);
    assertThat(school.find("Patient/theo")).isPresent();
    Observation onTheo = Given.observation("o", "needs", "Patient/theo");
    assertThat(refused(Contribution.observe(school, onTheo)).at()).isEqualTo("Observation.subject");
    Observation onMaya = Given.observation("o", "needs", "Patient/maya");
    assertThat(Contribution.observe(school, onMaya)).isInstanceOf(Accepted.class);
  }

  @Test
  void whatHealthObservedStaysBetweenHealthAndTheCouncil() {
    Observation observed =
        (Observation)
            accepted(Contribution.observe(view, Given.observation("o", "needs", "Patient/theo")));
    observed.setId("speech-delay");
    family.add(observed);
    assertThat(Views.health(family).find("Observation/speech-delay")).isPresent();
    assertThat(Views.council(family).find("Observation/speech-delay")).isPresent();
    assertThat(Views.school(family).find("Observation/speech-delay")).isEmpty();
  }

  @DisplayName(
      "4.34 7.47 What its writer says is sensitive stays so, and is held back like any other")
  @ParameterizedTest(name = "need {0} {1}")
  @CsvSource({"4.1,as a label", "4.1,as its code", "5.2,as a label", "5.2,as its code"})
  void aSensitiveObservationIsHeldBack(String need, String how) {
    Observation incoming = Given.observation("o", "needs", "Patient/maya");
    var code = new Coding(onestory.authority.Canonical.NEED, need, null);
    if (how.equals("as a label")) {
      incoming.getMeta().addSecurity(code);
    } else {
      incoming.getCode().addCoding(code);
    }
    Observation observed =
        (Observation) accepted(Contribution.observe(Views.school(family), incoming));
    observed.setId("told");
    family.add(observed);
    assertThat(Views.council(family).find("Observation/told")).isPresent();
    assertThat(Views.school(family).find("Observation/told")).isEmpty();
  }

  private static Arguments change(String at, Consumer<Task> change) {
    return Arguments.of(at, change);
  }

  private static Arguments observation(String at, Consumer<Observation> change) {
    return Arguments.of(at, change);
  }

  private static Resource accepted(Contribution contribution) {
    assertThat(contribution).isInstanceOf(Accepted.class);
    return ((Accepted) contribution).resource();
  }

  private static Refused refused(Contribution contribution) {
    assertThat(contribution).isInstanceOf(Refused.class);
    return (Refused) contribution;
  }

  @SuppressWarnings("unchecked")
  private <R extends Resource> R find(String key) {
    return (R) family.stream().filter(r -> Key.of(r).equals(key)).findFirst().orElseThrow();
  }

  /** What the organisation has of it, once read from the wire. */
  @SuppressWarnings("unchecked")
  private <R extends Resource> R seen(String key) {
    var parser = FhirContext.forR4Cached().newJsonParser();
    return (R) parser.parseResource(parser.encodeResourceToString(view.find(key).orElseThrow()));
  }
}
