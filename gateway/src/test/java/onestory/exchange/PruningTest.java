package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onestory.authority.Given;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PruningTest {

  static List<Resource> about() {
    return List.of(
        Given.need("n", "1.1", "Patient/hidden"),
        Given.goal("g", "Patient/hidden"),
        Given.plan("hidden", "sam", "n", "g", "t"),
        Given.episode("hidden", "sam"),
        Given.related("dana", "hidden", "yes"),
        Given.nextMeeting("hidden"),
        Given.observation("o", "needs", "Patient/hidden"),
        Given.answers("q", "assessment", "Patient/hidden"));
  }

  @ParameterizedTest
  @MethodSource("about")
  void withoutWhomItIsAboutAResourceIsNotWhole(Resource resource) {
    assertThat(new Pruning(resource, key -> !key.equals("Patient/hidden"), text -> false).prune())
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("about")
  void withAllItRefersToNothingChanges(Resource resource) {
    Pruning pruning = new Pruning(resource, key -> true, text -> false);
    assertThat(pruning.prune()).isTrue();
    assertThat(pruning.changed()).isFalse();
  }

  @Test
  void aPartThatIsNothingWithoutItsReferenceGoesWithIt() {
    CarePlan plan = Given.plan("maya", "sam", "n", "g", "t hidden");
    assertThat(prune(plan)).isTrue();
    assertThat(plan.getActivity()).hasSize(1);
    Encounter meeting = new Encounter();
    meeting.addParticipant().setIndividual(new Reference("RelatedPerson/hidden"));
    meeting.addParticipant().setIndividual(new Reference("RelatedPerson/dana"));
    assertThat(prune(meeting)).isTrue();
    assertThat(meeting.getParticipant()).hasSize(1);
    Appointment appointment = Given.nextMeeting("maya");
    appointment.addParticipant().setActor(new Reference("RelatedPerson/hidden"));
    assertThat(prune(appointment)).isTrue();
    assertThat(appointment.getParticipant()).hasSize(1);
    Task task = Given.action("t", "maya", "g", "RelatedPerson/hidden");
    task.addOutput()
        .setType(new CodeableConcept().setText("x"))
        .setValue(new Reference("Observation/hidden"));
    assertThat(prune(task)).isTrue();
    assertThat(task.hasOwner()).isFalse();
    assertThat(task.hasOutput()).isFalse();
  }

  @Test
  void aListKeepsItsOtherReferences() {
    Goal goal = Given.goal("g", "Patient/maya", "hidden", "n");
    assertThat(prune(goal)).isTrue();
    assertThat(goal.getAddresses()).hasSize(1);
    Observation observation = Given.observation("o", "needs", "Patient/maya");
    observation.addFocus(new Reference("Goal/hidden"));
    assertThat(prune(observation)).isTrue();
    assertThat(observation.hasFocus()).isFalse();
  }

  @Test
  void aReferenceToAVersionOrOnlyAnIdentifierIsNothingHeld() {
    Condition need = Given.need("n", "1.1", "Patient/maya");
    need.setRecorder(new Reference("PractitionerRole/sam/_history/1"));
    need.getAsserter().getIdentifier().setValue("9990001006");
    new Pruning(
            need,
            key -> key.equals("Patient/maya") || key.equals("PractitionerRole/sam"),
            text -> false)
        .prune();
    assertThat(need.hasRecorder()).isFalse();
    assertThat(need.hasAsserter()).isFalse();
  }

  @DisplayName("4.38 Nor is one hidden deeper in an extension, with words beside it")
  @Test
  void aReferenceInsideAnExtensionsValue() {
    var by = new Reference("Patient/hidden").setDisplay("Theo");
    var source = new Identifier().setValue("7").setAssigner(by.copy());
    Observation observation = Given.observation("o", "needs", "Patient/maya");
    observation.addExtension("urn:note", new Annotation().setAuthor(by.copy()).setText("x"));
    observation.addExtension("urn:id", source.copy());
    observation.addExtension().setUrl("urn:outer").addExtension("urn:inner", source.copy());
    observation.getValueStringType().addExtension("urn:id", source.copy());
    observation.addExtension("urn:plain", new StringType("stays"));
    assertThat(prune(observation)).isTrue();
    assertThat(observation.getExtension()).extracting("url").containsExactly("urn:plain");
    assertThat(observation.getValue().getExtension()).isEmpty();
  }

  private static boolean prune(Resource resource) {
    return new Pruning(resource, key -> !key.endsWith("/hidden"), text -> false).prune();
  }
}
