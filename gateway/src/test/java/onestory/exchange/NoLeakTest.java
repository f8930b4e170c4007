package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import onestory.authority.Given;
import onestory.authority.Key;
import onestory.authority.Outcome;
import onestory.authority.Recipient;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Canaries: what may not leave is planted everywhere it could hide, and may not be found in what
 * leaves.
 */
class NoLeakTest {

  private static final String CANARY = "CANARY";

  @DisplayName("4.38 Nothing of a denied resource leaves")
  @ParameterizedTest
  @ValueSource(strings = {"hv-p", "fenbank"})
  void nothingOfADeniedResourceLeaves(String organisation) {
    Recipient recipient = new Recipient("Organization/" + organisation, Recipient.Basis.PERMISSION);
    Needs needs = organisation.equals("hv-p") ? Views.HEALTH : Views.SCHOOL;
    Map<String, Resource> held = Views.of(recipient, ReidOkafor.after("4"), needs).resources();
    List<Resource> family = ReidOkafor.after("4");
    for (Resource resource : family) {
      if (!held.containsKey(Key.of(resource))) {
        plant((DomainResource) resource);
      }
    }
    View view = Views.of(recipient, family, needs);
    assertThat(view.resources().keySet()).isEqualTo(held.keySet());
    assertThat(ReidOkaforViewTest.text(view)).doesNotContain(CANARY);
    assertThat(view.withheld().toString() + view.decisions()).doesNotContain(CANARY);
  }

  @DisplayName(
      "4.34 4.38 Nothing redacted survives: narrative, extension, contained, display, identifiers")
  @Test
  void nothingRedactedSurvivesInWhatIsSent() {
    List<Resource> family = ReidOkafor.after("4");
    family.forEach(NoLeakTest::plantAround);
    View view = Views.health(family);
    assertThat(view.resources()).containsKeys("Patient/theo", "CarePlan/plan-theo", "Task/review");
    assertThat(ReidOkaforViewTest.text(view)).doesNotContain(CANARY);
  }

  @DisplayName("4.38 4.40 The needs of the excepted appear nowhere, not even as ids")
  @Test
  void theNeedsOfTheExceptedAppearNowhereNotEvenAsIds() {
    for (View view :
        List.of(Views.health(ReidOkafor.after("4")), Views.school(ReidOkafor.after("4")))) {
      assertThat(ReidOkaforViewTest.text(view))
          .doesNotContain("conflict", "g3", "programme", "5.2", "\"Person/", "chidi");
    }
  }

  @DisplayName("4.37 A resource that is nothing without what may not be sent is not sent")
  @Test
  void aResourceThatNeedsWhatMayNotBeSentIsNotSent() {
    List<Resource> family = ReidOkafor.after("4");
    Appointment appointment = Given.nextMeeting("maya");
    appointment.setId("clinic");
    appointment.getParticipantFirstRep().setActor(new Reference("Patient/maya"));
    family.add(appointment);
    family.removeIf(r -> r instanceof Patient && Key.of(r).equals("Patient/maya"));
    View view = Views.school(family);
    assertThat(view.withheld().get("Appointment/clinic").rule())
        .isEqualTo("deny/redaction-impossible");
    assertThat(view.withheld().get("CarePlan/plan-maya").rule())
        .isEqualTo("deny/redaction-impossible");
    assertThat(view.withheld().get("RelatedPerson/joan-maya").rule())
        .isEqualTo("deny/redaction-impossible");
    assertThat(view.withheld().values()).allMatch(d -> d.outcome() == Outcome.DENY);
  }

  private static void plant(DomainResource resource) {
    resource.addExtension("urn:canary", new StringType(CANARY));
    resource.setLanguage(CANARY);
    narrative(resource);
  }

  private static void plantAround(Resource resource) {
    narrative((DomainResource) resource);
    resource.getMeta().setSource("urn:" + CANARY);
    resource.getMeta().addTag("urn:canary", CANARY, CANARY);
    Reference denied = new Reference("Condition/conflict").setDisplay(CANARY);
    denied.getIdentifier().setValue(CANARY);
    DomainResource domain = (DomainResource) resource;
    domain.addExtension("urn:canary", denied.copy());
    Extension nested = domain.addExtension().setUrl("urn:outer");
    nested.addExtension("urn:inner", denied.copy());
    nested.addExtension("urn:word", new StringType(CANARY));
    Observation contained = new Observation();
    contained.setId("inside");
    contained.getCode().setText(CANARY);
    domain.addContained(contained);
    Annotation note = new Annotation().setAuthor(denied.copy()).setText("harmless");
    if (resource instanceof CarePlan plan) {
      plan.getGoalFirstRep().setDisplay(CANARY);
      plan.getSubject().setDisplay(CANARY).getIdentifier().setValue(CANARY);
      plan.addActivity().setReference(denied.copy()).addProgress(note.copy().setText(CANARY));
      plan.addSupportingInfo(new Reference("#inside"));
      plan.addSupportingInfo(new Reference().setDisplay(CANARY));
      plan.addContributor(new Reference("Practitioner/stranger/_history/1").setDisplay(CANARY));
    } else if (resource instanceof Task task) {
      task.addNote(note);
      task.addOutput().setType(new CodeableConcept().setText(CANARY)).setValue(denied.copy());
    } else if (resource instanceof Patient patient) {
      patient.addAddress().setText(CANARY);
      patient.addTelecom().setValue(CANARY);
      patient.addContact().getName().setText(CANARY);
      patient.addGeneralPractitioner(new Reference("Organization/" + CANARY).setDisplay(CANARY));
      patient.setManagingOrganization(new Reference("Organization/hv-p").setDisplay(CANARY));
      patient.addPhoto().setTitle(CANARY);
      patient.addIdentifier().setSystem("urn:other").setValue(CANARY);
      patient.addLink().setOther(new Reference("Patient/" + CANARY));
    } else if (resource instanceof RelatedPerson related) {
      related.addAddress().setText(CANARY);
      related.addTelecom().setValue(CANARY);
      related.addIdentifier().setValue(CANARY);
    } else if (resource instanceof QuestionnaireResponse answers) {
      answers.getItemFirstRep().addAnswer().setValue(denied.copy());
    } else if (resource instanceof Condition need) {
      need.addEvidence().addDetail(denied.copy());
      need.addStage().addAssessment(denied.copy());
    }
  }

  private static void narrative(DomainResource resource) {
    resource.getText().setStatus(Narrative.NarrativeStatus.GENERATED);
    resource
        .getText()
        .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + CANARY + "</div>");
  }
}
