package onestory.gates;

import static onestory.gates.Message.coding;
import static onestory.gates.Message.concept;
import static onestory.gates.Message.extension;
import static onestory.gates.Message.met;
import static onestory.gates.Message.ofClass;
import static onestory.gates.Message.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How help ends, what is asked for elsewhere, and when things happened. */
class EndAndDateGatesTest {

  @ParameterizedTest
  @CsvSource({
    // a reason, the family's views, the professionals'
    "true, calmer now, all agree, ''",
    "false, calmer now, all agree, entry[0].resource.ofType(EpisodeOfCare).extension(closure-reason)",
    "true, ' ', all agree, entry[1].resource.ofType(QuestionnaireResponse).item.where(linkId='family')",
    "true, calmer now, , entry[1].resource.ofType(QuestionnaireResponse).item.where(linkId='workers')"
  })
  void anEndHasItsReasonAndEverybodysViews( // CON-19, CLO-04, CLO-05
      boolean reason, String family, String workers, String expected) {
    var episode = with("episode", new EpisodeOfCare()).setStatus(EpisodeOfCareStatus.FINISHED);
    if (reason) {
      episode.addExtension(
          extension("closure-reason"), coding("closure-reason", "outcomes-achieved"));
    }
    var form = ofClass("closure", with("form", new QuestionnaireResponse()));
    form.setQuestionnaire("https://onestory.example/fhir/Questionnaire/closure");
    if (workers != null) {
      form.addItem()
          .setLinkId("view")
          .addItem()
          .setLinkId("workers")
          .addAnswer()
          .setValue(new StringType(workers));
    }
    // a family's own words are a response of their own
    var voice = ofClass("voice", with("voice", new QuestionnaireResponse()));
    voice.setQuestionnaire(form.getQuestionnaire());
    voice.addItem().setLinkId("family").addAnswer().setValue(new StringType(family));
    assertThat(
            met(
                "closure-views",
                Map.of("answers", List.of("family", "workers")),
                List.of(episode, form, voice),
                List.of()))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of("Bundle." + expected));
  }

  @Test
  void anEpisodeToldAgainAfterItsEndNeedsNothingMore() {
    assertThat(met("closure-views", new EpisodeOfCare().setStatus(EpisodeOfCareStatus.FINISHED)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "family-support, active, ",
    "camhs, active, Refer to CAMHS itself.",
    "camhs, revoked, ",
    "disability-0-25, active, Refer to the 0-25 service."
  })
  void whatHasItsOwnDoorIsSentThere(String asked, String status, String door) { // TS-07
    var request =
        with("request", new ServiceRequest())
            .setStatus(ServiceRequest.ServiceRequestStatus.fromCode(status))
            .addCategory(concept("request-category", "targeted-support"))
            .setCode(concept("targeted-support", asked));
    var doors =
        Map.of("camhs", "Refer to CAMHS itself.", "disability-0-25", "Refer to the 0-25 service.");
    var findings =
        new DirectReferral()
            .findings(
                Message.incoming(List.of(request), List.of()),
                new GateSetting(GateSetting.As.REFUSE, Map.of("doors", doors)));
    assertThat(findings)
        .extracting(finding -> finding.problem().remedy())
        .isEqualTo(door == null ? List.of() : List.of(door));
  }

  @DisplayName("4.8 What happened had happened when it was told, give or take a clock")
  @ParameterizedTest
  @CsvSource({
    // sent on 1 October 2026 at 13:00 in England; a source's clock may be ahead by as many minutes
    "2026-10-01, 0, true",
    "2026-10-02, 0, false",
    "2026-10-02, 660, true",
    "2026-10-01T12:00:00Z, 0, true",
    "2026-10-01T12:00:01Z, 0, false",
    "2026-10-01T13:30:00+01:00, 0, false",
    "2026-10-01T13:30:00+01:00, 30, true",
    "2026-10, 0, true",
    "2027, 0, false"
  })
  void whatHappenedHadHappenedWhenItWasTold(String when, int minutes, boolean passes) {
    var observation = new Observation().setEffective(new DateTimeType(when));
    assertThat(met("date-in-future", Map.of("minutes", minutes), List.of(observation), List.of()))
        .isEqualTo(
            passes
                ? List.of()
                : List.of("Bundle.entry[0].resource.ofType(Observation).effectiveDateTime"));
  }

  @Test
  void whatIsToComeMayLieInTheFuture() {
    var planned = new Encounter().setStatus(Encounter.EncounterStatus.PLANNED);
    planned.getPeriod().getStartElement().setValueAsString("2026-11-01");
    var held = planned.copy().setStatus(Encounter.EncounterStatus.FINISHED);
    var action = new Task().setStatus(Task.TaskStatus.REQUESTED);
    action.getRestriction().getPeriod().getEndElement().setValueAsString("2026-11-01");
    var done = action.copy().setStatus(Task.TaskStatus.COMPLETED);
    done.getExecutionPeriod().getEndElement().setValueAsString("2026-11-01");
    var permission = new Consent();
    permission.getProvision().getPeriod().getStartElement().setValueAsString("2026-11-01");
    assertThat(met("date-in-future", planned, action, permission)).isEmpty();
    assertThat(met("date-in-future", held, done))
        .containsExactly(
            "Bundle.entry[0].resource.ofType(Encounter).period.start",
            "Bundle.entry[1].resource.ofType(Task).executionPeriod.end");
  }
}
