package onestory.gates;

import static onestory.gates.Message.coding;
import static onestory.gates.Message.concept;
import static onestory.gates.Message.extension;
import static onestory.gates.Message.met;
import static onestory.gates.Message.ofClass;
import static onestory.gates.Message.to;
import static onestory.gates.Message.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The notice before the agreement, the agreement before the assessment, and the family's yes to it.
 */
class AgreementGatesTest {

  private static final String CONSENT = "Bundle.entry[0].resource.ofType(Consent).";
  private static final String ANSWERS = "Bundle.entry[0].resource.ofType(QuestionnaireResponse).";
  private static final String DANA = "RelatedPerson/dana-maya";

  @ParameterizedTest
  @CsvSource({
    // the notice: status, when, by whom, for whom; what is said of an agreement of 2 March by Dana
    "ACTIVE, 2026-03-02, dana-maya, maya, ''",
    "ACTIVE, 2026-03-01, dana-maya, maya, ''",
    "ACTIVE, 2026-03-03, dana-maya, maya, dateTime!",
    "REJECTED, 2026-03-01, dana-maya, maya, performer!",
    "INACTIVE, 2026-03-01, dana-maya, maya, performer!",
    // somebody else read it, or for another child
    "ACTIVE, 2026-03-01, chidi-maya, maya, performer?",
    "ACTIVE, 2026-03-01, dana-maya, theo, performer?"
  })
  void theNoticeIsAgreedToBeforeHelpIs( // CON-02
      ConsentState status, String on, String by, String child, String expected) {
    var notice =
        consent("notice", status, on, "RelatedPerson/" + by, child)
            .addCategory(
                new CodeableConcept(
                    new Coding(
                        "http://terminology.hl7.org/CodeSystem/consentcategorycodes",
                        "npp",
                        null)));
    assertThat(
            met(
                "privacy-notice-before-agreement",
                Map.of(),
                List.of(agreed(ConsentState.ACTIVE, "2026-03-02", DANA)),
                List.of(notice)))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(CONSENT + expected));
  }

  @Test
  void whoRefusesNeedsNoNoticeAndWhoAgreesWithoutAnyWaits() {
    assertThat(
            met(
                "privacy-notice-before-agreement",
                agreed(ConsentState.REJECTED, "2026-03-02", DANA)))
        .isEmpty();
    assertThat(
            met("privacy-notice-before-agreement", agreed(ConsentState.ACTIVE, "2026-03-02", DANA)))
        .containsExactly(CONSENT + "performer?");
  }

  @ParameterizedTest
  @CsvSource({
    // the agreement: status, when, parental responsibility; the assessment of 20 March: status
    "ACTIVE, 2026-03-02, yes, COMPLETED, ''",
    "ACTIVE, 2026-03-20, yes, COMPLETED, ''",
    "ACTIVE, 2026-03-21, yes, COMPLETED, !",
    "REJECTED, 2026-03-02, yes, COMPLETED, !",
    "INACTIVE, 2026-03-02, yes, COMPLETED, !",
    "ACTIVE, 2026-03-02, unknown, COMPLETED, ?",
    "ACTIVE, 2026-03-02, no, COMPLETED, ?",
    ", , yes, COMPLETED, ?",
    // a draft needs nothing yet
    ", , yes, INPROGRESS, ''",
    "REJECTED, 2026-03-02, yes, INPROGRESS, ''",
    ", , yes, AMENDED, ?"
  })
  void noAssessmentIsFinalBeforeHelpIsAgreedTo( // CON-01, CON-09
      ConsentState status,
      String on,
      String responsibility,
      QuestionnaireResponseStatus answers,
      String expected) {
    List<Resource> family = family(responsibility);
    if (status != null) {
      family.add(agreed(status, on, DANA));
    }
    for (String subject : List.of("Patient/maya", "Group/family")) {
      assertThat(
              met(
                  "agreement-before-assessment",
                  Map.of(),
                  List.of(assessment(answers, subject)),
                  family))
          .as(subject)
          .isEqualTo(expected.isEmpty() ? List.of() : List.of(ANSWERS + "subject" + expected));
    }
  }

  @Test
  void eachChildNeedsItsOwnAgreementAndIsNamedOnce() { // CON-12
    var family = family("yes");
    family.add(agreed(ConsentState.ACTIVE, "2026-03-02", DANA));
    var theo = assessment(QuestionnaireResponseStatus.COMPLETED, "Patient/theo");
    var again = with("again", theo.copy());
    assertThat(
            met(
                "agreement-before-assessment",
                Map.of(),
                List.of(
                    theo, again, assessment(QuestionnaireResponseStatus.COMPLETED, "Patient/maya")),
                family))
        .containsExactly(ANSWERS + "subject?");
  }

  @Test
  void whatWasFinalBeforeIsNotAskedAgain() {
    var final1 = assessment(QuestionnaireResponseStatus.COMPLETED, "Patient/maya");
    var amended = assessment(QuestionnaireResponseStatus.AMENDED, "Patient/maya");
    assertThat(met("agreement-before-assessment", Map.of(), List.of(amended), List.of(final1)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pb-eha, ?", "pb-eha|1, ?", "nl-review, ''"})
  void whichFormsAreAssessmentsTheCouncilSays(String form, String expected) {
    var told = assessment(QuestionnaireResponseStatus.COMPLETED, "Patient/maya");
    told.setQuestionnaire("https://onestory.example/fhir/Questionnaire/" + form);
    assertThat(
            met(
                "agreement-before-assessment",
                Map.of("forms", List.of("pb-eha")),
                List.of(told),
                List.of()))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(ANSWERS + "subject" + expected));
  }

  @ParameterizedTest
  @CsvSource({
    // agreed by, agreed on, status; finished on 20 March
    "Person/dana, 2026-03-20, COMPLETED, ''",
    "Patient/maya, 2026-03-18, COMPLETED, ''",
    "Person/dana, 2026-03-21, COMPLETED, extension(agreed-on)",
    "Person/dana, , COMPLETED, ''",
    ", 2026-03-20, COMPLETED, extension(agreed-by)",
    ", , INPROGRESS, ''",
    "Person/dana, 2026-03-21, AMENDED, extension(agreed-on)"
  })
  void theFamilyHasAgreedToTheFinalVersion( // CON-18
      String by, String on, QuestionnaireResponseStatus status, String expected) {
    var told = assessment(status, "Patient/maya");
    if (by != null) {
      told.addExtension(extension("agreed-by"), to(by));
    }
    if (on != null) {
      told.addExtension(extension("agreed-on"), new DateType(on));
    }
    var second = with("second", told.copy());
    assertThat(met("assessment-agreed", told, second))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(ANSWERS + expected));
  }

  private static List<Resource> family(String responsibility) {
    var group = with("family", new Group());
    group.addMember().setEntity(to("Patient/maya"));
    var dana = with("dana-maya", new RelatedPerson()).setPatient(to("Patient/maya"));
    dana.addExtension(extension("parental-responsibility"), new CodeType(responsibility));
    return new ArrayList<>(List.of(group, dana));
  }

  private static QuestionnaireResponse assessment(
      QuestionnaireResponseStatus status, String subject) {
    var answers = ofClass("assessment", with("answers", new QuestionnaireResponse()));
    answers.setStatus(status).setSubject(to(subject));
    answers.getAuthoredElement().setValueAsString("2026-03-20");
    return answers;
  }

  private static Consent agreed(ConsentState status, String on, String by) {
    var consent = consent("agreement", status, on, by, "maya");
    consent.setScope(
        new CodeableConcept(
            new Coding("http://terminology.hl7.org/CodeSystem/consentscope", "treatment", null)));
    consent.addCategory(concept("consent-category", "early-help-participation"));
    consent.addExtension(
        extension("consent-capacity-basis"),
        coding("consent-capacity-basis", "parental-responsibility"));
    consent.getProvision().setType(ConsentProvisionType.PERMIT);
    consent.getProvision().getPeriod().getStartElement().setValueAsString(on);
    return consent;
  }

  private static Consent consent(
      String id, ConsentState status, String on, String by, String child) {
    var consent = with(id, new Consent()).setStatus(status).setPatient(to("Patient/" + child));
    consent.addPerformer(to(by));
    consent.getDateTimeElement().setValueAsString(on);
    return consent;
  }
}
