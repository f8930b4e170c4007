package onestory.gates;

import static onestory.gates.Message.concept;
import static onestory.gates.Message.met;
import static onestory.gates.Message.ofClass;
import static onestory.gates.Message.to;
import static onestory.gates.Message.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests for targeted support, and MASH's decisions. */
class RequestGatesTest {

  private static final String AUTHORED =
      "Bundle.entry[0].resource.ofType(ServiceRequest).authoredOn";
  private static final String SUBJECT = "Bundle.entry[0].resource.ofType(ServiceRequest).subject";
  private static final String DECISION = "Bundle.entry[0].resource.ofType(Task).";

  @ParameterizedTest
  @CsvSource({
    // passes, is too old (!), or is not there yet (?)
    "2026-09-20, 2026-03-20, Patient/maya, COMPLETED, ''",
    "2026-09-21, 2026-03-20, Patient/maya, COMPLETED, !",
    "2026-09-20, 2026-03-20, Group/family, COMPLETED, ''",
    "2026-09-20, 2026-03-20, Patient/theo, COMPLETED, ?",
    "2026-09-20, 2026-03-20, Patient/maya, INPROGRESS, ?",
    "2026-09-20, 2026-03-20, Patient/maya, AMENDED, ''",
    // gone through after the request: not what the request rested on
    "2026-09-20, 2026-09-21, Patient/maya, COMPLETED, ?",
    // 31 August less six months is 28 February
    "2026-08-31, 2026-02-28, Patient/maya, COMPLETED, !",
    "2026-08-28, 2026-02-28, Patient/maya, COMPLETED, ''",
    // by England's clocks
    "2026-09-20T23:30:00Z, 2026-03-20, Patient/maya, COMPLETED, !"
  })
  void aRequestRestsOnAnAssessmentOfTheLastSixMonths( // TIM-09
      String asked,
      String assessed,
      String subject,
      QuestionnaireResponseStatus status,
      String expected) {
    var family = new Group();
    family.setId("family");
    family.addMember().setEntity(to("Patient/maya"));
    var answers = ofClass("assessment", with("a", new QuestionnaireResponse()));
    answers.setStatus(status).setSubject(to(subject));
    answers.getAuthoredElement().setValueAsString(assessed);
    var request = request(ServiceRequestStatus.ACTIVE);
    request.getAuthoredOnElement().setValueAsString(asked);
    assertThat(
            met(
                "targeted-support-assessment-age",
                Map.of("months", 6),
                List.of(request),
                List.of(family, answers)))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(AUTHORED + expected));
  }

  @Test
  void aRequestWithoutADateIsHeld() {
    assertThat(met("targeted-support-assessment-age", request(ServiceRequestStatus.ACTIVE)))
        .containsExactly(AUTHORED);
  }

  @ParameterizedTest
  @CsvSource({
    // help, sharing; held, waits (?) or passes
    "ACTIVE, ACTIVE, ''",
    "ACTIVE, , ?",
    ", ACTIVE, ?",
    ", , ??",
    "ACTIVE, REJECTED, !",
    "REJECTED, ACTIVE, !",
    "INACTIVE, ACTIVE, !",
    "REJECTED, , !?",
    "PROPOSED, ACTIVE, !"
  })
  void aRequestNeedsBothFurtherAnswers( // CON-13
      ConsentState help, ConsentState share, String expected) {
    List<Resource> family = new ArrayList<>();
    answer(family, "treatment", help, "Patient/maya");
    answer(family, "patient-privacy", share, "Patient/maya");
    answer(family, "treatment", ConsentState.ACTIVE, "Patient/theo");
    List<String> findings = new ArrayList<>();
    expected.chars().forEach(c -> findings.add(SUBJECT + (char) c));
    assertThat(
            met(
                "targeted-support-consent",
                Map.of(),
                List.of(request(ServiceRequestStatus.ACTIVE)),
                family))
        .isEqualTo(findings);
  }

  @Test
  void aRequestThatIsWithdrawnAndOneOfAnotherKindNeedNothing() {
    var other = request(ServiceRequestStatus.ACTIVE);
    other.setCategory(List.of(concept("request-category", "csc-referral")));
    for (var request : List.of(request(ServiceRequestStatus.REVOKED), other)) {
      assertThat(met("targeted-support-consent", request)).isEmpty();
      assertThat(met("targeted-support-assessment-age", request)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // outcomes told, recorded of the same contact
        "nfa, -, ",
        "-, -, output",
        "nfa advice-information, -, output",
        "nfa, nfa, ",
        "advice-information, nfa, output!"
      })
  void aContactHasOneOutcome(String told, String recorded, String expected) { // MSH-02
    List<Resource> before =
        recorded == null ? List.of() : List.of(decision("old", "Task/contact", recorded));
    assertThat(
            met(
                "one-mash-outcome",
                Map.of(),
                List.of(decision("new", "Task/contact", told)),
                before))
        .isEqualTo(expected == null ? List.of() : List.of(DECISION + expected));
    assertThat(met("one-mash-outcome", Map.of(), List.of(decision("old", null, told)), before))
        .isEqualTo(expected == null ? List.of() : List.of(DECISION + expected));
  }

  @Test
  void anotherContactHasItsOwnOutcome() {
    assertThat(
            met(
                "one-mash-outcome",
                Map.of(),
                List.of(decision("new", "Task/contact", "nfa")),
                List.of(decision("old", "Task/another", "advice-information"))))
        .isEmpty();
  }

  private static Task decision(String id, String contact, String outcomes) {
    var decision = with(id, new Task()).setCode(concept("task-code", "mash-decision"));
    if (contact != null) {
      decision.addPartOf(to(contact));
    }
    for (String outcome : outcomes == null ? new String[0] : outcomes.split(" ")) {
      decision
          .addOutput()
          .setType(concept("task-io", "mash-outcome"))
          .setValue(concept("mash-outcome", outcome));
    }
    return decision;
  }

  private static void answer(
      List<Resource> family, String scope, ConsentState state, String child) {
    if (state != null) {
      var consent = with(scope + child.hashCode(), new Consent()).setStatus(state);
      consent.setScope(
          new CodeableConcept(
              new Coding("http://terminology.hl7.org/CodeSystem/consentscope", scope, null)));
      consent.addCategory(concept("consent-category", "targeted-support"));
      consent.setPatient(to(child));
      family.add(consent);
    }
  }

  private static ServiceRequest request(ServiceRequestStatus status) {
    var request = with("request", new ServiceRequest()).setStatus(status);
    request.addCategory(concept("request-category", "targeted-support"));
    request.setSubject(to("Patient/maya"));
    return request;
  }
}
