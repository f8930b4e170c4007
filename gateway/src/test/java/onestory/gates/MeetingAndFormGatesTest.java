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
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meetings, forms, dates and episodes: what is let through and what is not. */
class MeetingAndFormGatesTest {

  private static final String FORMS = "https://onestory.example/fhir/Questionnaire/";

  @ParameterizedTest
  @CsvSource({
    "FINISHED, taf, RelatedPerson/dana, , true",
    "FINISHED, taf, PractitionerRole/sam, Patient/maya, true",
    "FINISHED, taf, PractitionerRole/sam, , false",
    "FINISHED, taf, , , false",
    "FINISHED, review, PractitionerRole/sam, , false",
    // a panel of professionals; a meeting that has not been
    "FINISHED, masg, PractitionerRole/sam, , true",
    "PLANNED, taf, PractitionerRole/sam, , true"
  })
  void noTeamAroundTheFamilyWithoutTheFamily( // MTG-07
      Encounter.EncounterStatus status, String type, String who, String child, boolean passes) {
    assertThat(met("taf-without-family", meeting(status, type, who, child)))
        .isEqualTo(
            passes ? List.of() : List.of("Bundle.entry[0].resource.ofType(Encounter).participant"));
  }

  @Test
  void oneMeetingToldForEachChildNeedsTheFamilyOnce() {
    assertThat(
            met(
                "taf-without-family",
                meeting(Encounter.EncounterStatus.FINISHED, "taf", "PractitionerRole/sam", null),
                meeting(Encounter.EncounterStatus.FINISHED, "taf", "RelatedPerson/dana", null)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, COMPLETED, ''",
    "abcef, COMPLETED, d",
    "def, COMPLETED, abc",
    "abcdef, INPROGRESS, -"
  })
  void competenceIsWrittenDown( // CON-05
      String considered, QuestionnaireResponseStatus status, String missing) {
    var record = with("considered", new QuestionnaireResponse());
    record.setStatus(status);
    for (String letter : considered.split("")) {
      record.addItem().setLinkId(letter).addAnswer().setValue(new StringType("so"));
    }
    var consent = onCompetence();
    consent.setSource(to("QuestionnaireResponse/considered"));
    var at = "Bundle.entry[0].resource.ofType(Consent).source";
    List<String> expected = new ArrayList<>();
    for (String letter : missing.isEmpty() ? new String[0] : missing.split("")) {
      expected.add(letter.equals("-") ? at : at + ".item.where(linkId='" + letter + "')");
    }
    assertThat(met("gillick-incomplete", consent, record)).isEqualTo(expected);
    assertThat(met("gillick-incomplete", Map.of(), List.of(consent), List.of(record)))
        .isEqualTo(expected);
  }

  @Test
  void competenceWithoutItsRecordIsNone() {
    assertThat(met("gillick-incomplete", onCompetence()))
        .containsExactly("Bundle.entry[0].resource.ofType(Consent).source");
    assertThat(met("gillick-incomplete", new Consent())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, 2026-03-01, true",
    "2026-03-02, 2026-03-01, false",
    "2026-03-02, 2026-03, true",
    "2026-03-02, 2026-02, false",
    "2026-03-01T10:00:00Z, 2026-03-01, true",
    "2026-03-01T10:00:00Z, 2026-03-01T09:59:59Z, false",
    "2026-03-01T10:00:00Z, 2026-03-01T10:30:00+01:00, false",
    ", 2026-03-01, true",
    "2026-03-01, , true"
  })
  void nothingEndsBeforeItStarts(String start, String end, boolean passes) {
    var episode = new EpisodeOfCare();
    episode.addStatusHistory().getPeriod().getStartElement().setValueAsString(start);
    episode.getStatusHistoryFirstRep().getPeriod().getEndElement().setValueAsString(end);
    assertThat(met("dates-reversed", episode))
        .isEqualTo(
            passes
                ? List.of()
                : List.of(
                    "Bundle.entry[0].resource.ofType(EpisodeOfCare).statusHistory[0].period"));
  }

  @Test
  void aGoalIsDueAfterItStarts() {
    var goal = new Goal();
    goal.getStartDateType().setValueAsString("2026-04-10");
    goal.addTarget().getDueDateType().setValueAsString("2026-04-09");
    assertThat(met("dates-reversed", goal))
        .containsExactly("Bundle.entry[0].resource.ofType(Goal).target.due");
  }

  @ParameterizedTest
  @CsvSource({
    "https://onestory.example/fhir/Questionnaire/known, true",
    "https://onestory.example/fhir/Questionnaire/known|1.0, true",
    "https://onestory.example/fhir/Questionnaire/unknown, false",
    "https://elsewhere.example/Questionnaire/theirs, true",
    ", true"
  })
  void answersAreAnswersOfAKnownForm(String form, boolean passes) {
    assertThat(met("unknown-form", answers(form)).isEmpty()).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "1, ''",
    "1.1, ''",
    "2, ''",
    "3, .item[0].linkId",
    "1>1.1, ''",
    "1>7, .item[0].item[0].linkId"
  })
  void everyAnswerIsOneOfItsForm(String linkIds, String expected) {
    var answers = answers(FORMS + "known");
    var ids = linkIds.split(">");
    var item = answers.addItem().setLinkId(ids[0]);
    if (ids.length > 1) {
      item.addItem().setLinkId(ids[1]);
    }
    assertThat(met("unknown-answer", answers))
        .isEqualTo(
            expected.isEmpty()
                ? List.of()
                : List.of("Bundle.entry[0].resource.ofType(QuestionnaireResponse)" + expected));
  }

  @ParameterizedTest
  @CsvSource({
    // told: start, end; recorded: start or - (nothing recorded)
    "2026-03-01, 2026-09-01, -, ''",
    ", 2026-09-01, 2026-03-01, ''",
    ", 2026-02-01, 2026-03-01, period.end!",
    "2026-03-01, 2026-02-01, -, period.end!",
    ", 2026-09-01, -, status?"
  })
  void anEpisodeEndsAfterItBegan(String start, String end, String recorded, String expected) {
    List<Resource> before =
        recorded.equals("-")
            ? List.of()
            : List.of(episode(EpisodeOfCareStatus.ACTIVE, recorded, null));
    assertThat(
            met(
                "closure-before-opening",
                Map.of(),
                List.of(episode(EpisodeOfCareStatus.FINISHED, start, end)),
                before))
        .isEqualTo(
            expected.isEmpty()
                ? List.of()
                : List.of("Bundle.entry[0].resource.ofType(EpisodeOfCare)." + expected));
    assertThat(met("closure-before-opening", episode(EpisodeOfCareStatus.ACTIVE, start, end)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.1 2.3 5.2, '', true",
    "1.1 2.3, 5.2, true",
    "1.1 2.3, '', false",
    "1.1 1.1 2.3, '', false",
    "1.1, 2.3, false"
  })
  void anAssessmentNamesThreeNeeds(String told, String recorded, boolean passes) { // PLN-07
    List<Resource> message = new ArrayList<>(needs("told", told));
    message.add(ofClass("assessment", with("a", new QuestionnaireResponse())));
    assertThat(
            met("three-needs", Map.of("needs", 3), message, needs("recorded", recorded)).isEmpty())
        .isEqualTo(passes);
  }

  @Test
  void everyOutcomeAreaIsConsidered() { // PLN-08
    var first = with("1", answers(FORMS + "known"));
    first.addItem().setLinkId("1").addAnswer().setValue(new StringType("nothing"));
    var second = with("2", answers(FORMS + "known|2"));
    second.addItem().setLinkId("9").addItem().setLinkId("2").addAnswer().setValue(new StringType());
    var areas = Map.<String, Object>of("questionnaire", "known", "answers", List.of("1", "2", "3"));
    assertThat(met("ten-areas", areas, List.of(first, second), List.of()))
        .containsExactly(
            "Bundle.entry[0].resource.ofType(QuestionnaireResponse).item.where(linkId='2')",
            "Bundle.entry[0].resource.ofType(QuestionnaireResponse).item.where(linkId='3')");
    assertThat(met("ten-areas", areas, List.of(answers(FORMS + "other")), List.of())).isEmpty();
  }

  private static List<Resource> needs(String prefix, String codes) {
    List<Resource> needs = new ArrayList<>();
    for (String code : codes.isEmpty() ? new String[0] : codes.split(" ")) {
      var need = with(prefix + needs.size(), new Condition());
      need.setCode(concept("supporting-families-need", code));
      needs.add(need);
    }
    return needs;
  }

  private static QuestionnaireResponse answers(String form) {
    return new QuestionnaireResponse().setQuestionnaire(form);
  }

  private static EpisodeOfCare episode(EpisodeOfCareStatus status, String start, String end) {
    var episode = with("episode", new EpisodeOfCare()).setStatus(status);
    episode.getPeriod().getStartElement().setValueAsString(start);
    episode.getPeriod().getEndElement().setValueAsString(end);
    return episode;
  }

  private static Encounter meeting(
      Encounter.EncounterStatus status, String type, String who, String child) {
    var meeting = new Encounter().setStatus(status).addType(concept("meeting-type", type));
    if (who != null) {
      meeting.addParticipant().setIndividual(to(who));
    }
    if (child != null) {
      meeting.addExtension(extension("child-present"), to(child));
    }
    return meeting;
  }

  private static Consent onCompetence() {
    var consent = new Consent();
    consent.addExtension(
        extension("consent-capacity-basis"), coding("consent-capacity-basis", "gillick-competent"));
    return consent;
  }
}
