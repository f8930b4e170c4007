package onestory.gates;

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
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The team around the family: what it meets about, who leads, who was asked, what is written up.
 */
class TeamGatesTest {

  private static final String MEETING = "Bundle.entry[0].resource.ofType(Encounter)";
  private static final String EPISODE = "Bundle.entry[0].resource.ofType(EpisodeOfCare)";

  @ParameterizedTest
  @CsvSource({
    // recorded: class and status of a form; a closing service's assessment
    "assessment, COMPLETED, false, ''",
    "assessment, AMENDED, false, ''",
    "assessment, INPROGRESS, false, .period.start?",
    "voice, COMPLETED, false, .period.start?",
    "assessment, INPROGRESS, true, ''"
  })
  void theTeamMeetsAboutAnAssessment( // MTG-05
      String informationClass,
      QuestionnaireResponseStatus status,
      boolean closingService,
      String expected) {
    List<Resource> family = new ArrayList<>();
    family.add(ofClass(informationClass, new QuestionnaireResponse()).setStatus(status));
    if (closingService) {
      family.add(paper());
    }
    assertThat(met("assessment-before-meeting", Map.of(), List.of(meeting()), family))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(MEETING + expected));
  }

  @ParameterizedTest
  @CsvSource({
    // the family's answer to the use of the paper, which paper it names, an own assessment; what is
    // said
    "ACTIVE, paper, false, ''",
    "ACTIVE, , false, ''",
    "ACTIVE, other, false, ?",
    "REJECTED, paper, false, !",
    "INACTIVE, paper, false, !",
    ", , false, ?",
    "REJECTED, paper, true, ''"
  })
  void aClosingServicesAssessmentIsUsedWithConsentOnly( // CON-14
      ConsentState answer, String named, boolean own, String expected) {
    List<Resource> family = new ArrayList<>(List.of(paper(), members(), closing()));
    if (answer != null) {
      family.add(reuse(answer, named));
    }
    if (own) {
      family.add(
          ofClass("assessment", new QuestionnaireResponse())
              .setStatus(QuestionnaireResponseStatus.COMPLETED));
    }
    assertThat(met("step-down-consent", Map.of(), List.of(meeting()), family))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(MEETING + expected));
    assertThat(met("step-down-consent", Map.of(), List.of(request()), family))
        .hasSize(expected.isEmpty() ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    // when the service closed, the family's answer; what is said of a request of 20 September
    "2026-03-20, ACTIVE, ''",
    "2026-03-19, ACTIVE, !",
    "2026-03-20, REJECTED, ?"
  })
  void aRequestMayRestOnAClosingServicesAssessment( // CON-14, TIM-09
      String closed, ConsentState answer, String expected) {
    var closing = closing();
    closing.getAuthoredOnElement().setValueAsString(closed);
    assertThat(
            met(
                "targeted-support-assessment-age",
                Map.of("months", 6),
                List.of(request()),
                List.of(paper(), members(), closing, reuse(answer, "paper"))))
        .isEqualTo(
            expected.isEmpty()
                ? List.of()
                : List.of("Bundle.entry[0].resource.ofType(ServiceRequest).authoredOn" + expected));
  }

  @Test
  void whereNoServiceClosedThereIsNothingToAgreeTo() {
    assertThat(met("step-down-consent", meeting())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PractitionerRole/sam, finished, ''",
    ", finished, .episodeOfCare?",
    // a meeting that has not been
    ", planned, ''"
  })
  void somebodyLeadsByTheEndOfTheFirstMeeting( // LP-02, TIM-14
      String lead, String status, String expected) {
    var meeting = meeting().setStatus(Encounter.EncounterStatus.fromCode(status));
    meeting.addEpisodeOfCare(to("EpisodeOfCare/maya"));
    assertThat(
            met(
                "lead-professional-by-first-meeting",
                Map.of(),
                List.of(meeting),
                List.of(episode(lead))))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(MEETING + expected));
  }

  @ParameterizedTest
  @CsvSource({
    // recorded lead, told lead; the family's answer and to whom; what is said
    "sam, sam, , , ''",
    ", ruth, , , ''",
    "sam, , , , ''",
    "sam, ruth, , , ?",
    "sam, ruth, ACTIVE, ruth, ''",
    "sam, ruth, ACTIVE, , ''",
    "sam, ruth, ACTIVE, kit, ?",
    "sam, ruth, REJECTED, ruth, !",
    "sam, ruth, INACTIVE, ruth, !"
  })
  void anotherLeadIsAgreedTo( // CON-15, LP-07
      String before, String now, ConsentState answer, String whom, String expected) {
    List<Resource> family = new ArrayList<>();
    family.add(episode(before == null ? null : "PractitionerRole/" + before));
    if (answer != null) {
      var consent = consent("lead-professional-change", answer);
      if (whom != null) {
        consent.getProvision().addActor().setReference(to("PractitionerRole/" + whom));
      }
      family.add(consent);
    }
    var told = episode(now == null ? null : "PractitionerRole/" + now);
    assertThat(met("lead-change-agreed", Map.of(), List.of(told), family))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(EPISODE + ".careManager" + expected));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void aFormMayAskWhetherTheLeadWasDecidedWithTheFamily(boolean answer, boolean passes) { // LP-01
    var form = new QuestionnaireResponse();
    form.addItem().setLinkId("lead.with-family").addAnswer().setValue(new BooleanType(answer));
    assertThat(
            met(
                    "lead-change-agreed",
                    Map.of("answer", "lead.with-family"),
                    List.of(episode("PractitionerRole/ruth"), form),
                    List.of(episode("PractitionerRole/sam")))
                .isEmpty())
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", ", false"})
  void whoIsInvitedIsAgreedBeforehand(Boolean agreed, boolean passes) { // CON-17
    var meeting = meeting();
    if (agreed != null) {
      meeting.addExtension(extension("attendees-agreed"), new BooleanType(agreed));
    }
    assertThat(met("attendees-agreed", meeting))
        .isEqualTo(passes ? List.of() : List.of(MEETING + ".extension(attendees-agreed)"));
  }

  @ParameterizedTest
  @CsvSource({
    // summary, of which meeting, a plan
    "We talked., meeting, true, true",
    "'   ', meeting, true, false",
    "We talked., another, true, false",
    "We talked., meeting, false, false",
    ", meeting, true, false"
  })
  void eachMeetingIsWrittenUp(String summary, String of, boolean plan, boolean passes) { // MTG-08
    var written = with("record", new Composition());
    written.setEncounter(to("Encounter/" + of));
    written.addSection().setTitle("Decision").getText().setDivAsString("<div>go on</div>");
    if (summary != null) {
      written
          .addSection()
          .setTitle("Summary")
          .getText()
          .setDivAsString("<div><pre>" + summary + "</pre></div>");
    }
    List<Resource> told = new ArrayList<>(List.of(meeting(), written));
    if (plan) {
      told.add(new CarePlan());
    }
    assertThat(met("meeting-record", Map.of(), told, List.of()))
        .isEqualTo(passes ? List.of() : List.of(MEETING));
  }

  private static Encounter meeting() {
    return with("meeting", new Encounter())
        .setStatus(Encounter.EncounterStatus.FINISHED)
        .addType(concept("meeting-type", "taf"));
  }

  private static EpisodeOfCare episode(String lead) {
    var episode = with("maya", new EpisodeOfCare()).setPatient(to("Patient/maya"));
    return lead == null ? episode : episode.setCareManager(to(lead));
  }

  private static DocumentReference paper() {
    return with("paper", new DocumentReference())
        .setType(concept("document-type", "closing-service-assessment"));
  }

  private static Group members() {
    var family = with("family", new Group());
    family.addMember().setEntity(to("Patient/maya"));
    return family;
  }

  private static ServiceRequest closing() {
    return with("closing", new ServiceRequest())
        .addCategory(concept("request-category", "step-down"))
        .setSubject(to("Patient/maya"))
        .addSupportingInfo(to("DocumentReference/paper"));
  }

  private static ServiceRequest request() {
    var request =
        with("request", new ServiceRequest())
            .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
            .addCategory(concept("request-category", "targeted-support"))
            .setSubject(to("Patient/maya"));
    request.getAuthoredOnElement().setValueAsString("2026-09-20");
    return request;
  }

  private static Consent reuse(ConsentState status, String named) {
    var consent = consent("reuse-assessment", status);
    if (named != null) {
      consent.getProvision().addData().setReference(to("DocumentReference/" + named));
    }
    return consent;
  }

  private static Consent consent(String category, ConsentState status) {
    return with(category, new Consent())
        .setStatus(status)
        .setPatient(to("Patient/maya"))
        .addCategory(concept("consent-category", category));
  }
}
