package onestory.story;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Earlier help: how it ended, plans that were replaced, who led before, what was not wanted. */
record TriedBefore(Telling telling) implements Chapter {

  private static final String EXTENSION = "https://onestory.example/fhir/StructureDefinition/";

  @Override
  public void tell(Prose prose, Set<String> entries) {
    Set<String> sentences = new LinkedHashSet<>();
    episodes(sentences, entries);
    plans(sentences, entries);
    leads(sentences, entries);
    sentences.forEach(prose::paragraph);
    endings(prose, entries);
    telling.told().all(Consent.class).stream()
        .filter(TriedBefore::isRefusal)
        .forEach(refusal -> refusal(refusal, prose, entries));
    telling.told().all(ListResource.class).forEach(list -> chronology(list, prose, entries));
    new Answers(telling, Part.TRIED_BEFORE).tell(prose, entries);
  }

  private void episodes(Set<String> sentences, Set<String> entries) {
    for (var episode : telling.told().all(EpisodeOfCare.class)) {
      if (episode.getStatus() == EpisodeOfCare.EpisodeOfCareStatus.FINISHED) {
        entries.add(Key.of(episode));
        Dates.day(episode.getPeriod().getStartElement())
            .ifPresent(day -> sentences.add(telling.wording().of("tried-before.started", day)));
        Dates.day(episode.getPeriod().getEndElement())
            .ifPresent(day -> sentences.add(ended(episode, day)));
      }
    }
  }

  private String ended(EpisodeOfCare episode, String day) {
    var reason = episode.getExtensionByUrl(EXTENSION + "closure-reason");
    return reason != null && reason.getValue() instanceof Coding code
        ? telling
            .wording()
            .meaning(code)
            .map(why -> telling.wording().of("tried-before.ended-because", day, why))
            .orElseGet(() -> telling.wording().of("tried-before.ended", day))
        : telling.wording().of("tried-before.ended", day);
  }

  private void plans(Set<String> sentences, Set<String> entries) {
    var plans = telling.told().all(CarePlan.class);
    plans.stream()
        .flatMap(plan -> plan.getReplaces().stream())
        .flatMap(replaced -> telling.told().find(replaced, CarePlan.class).stream())
        .sorted(
            Comparator.comparing(
                CarePlan::getCreated, Comparator.nullsLast(Comparator.naturalOrder())))
        .forEach(
            plan -> {
              entries.add(Key.of(plan));
              sentences.add(
                  Dates.day(plan.getCreatedElement())
                      .map(day -> telling.wording().of("tried-before.plan", day))
                      .orElseGet(() -> telling.wording().of("tried-before.undated-plan")));
            });
  }

  private void leads(Set<String> sentences, Set<String> entries) {
    for (var team : telling.told().all(CareTeam.class)) {
      for (var member : team.getParticipant()) {
        if (Coded.as(member.getRole(), "early-help-role", "lead-professional")) {
          Dates.day(member.getPeriod().getEndElement())
              .ifPresent(
                  day -> {
                    entries.add(Key.of(team));
                    String who = telling.names().who(member.getMember());
                    sentences.add(telling.wording().of("tried-before.lead", who, day));
                  });
        }
      }
    }
  }

  private void endings(Prose prose, Set<String> entries) {
    for (var response : telling.told().all(QuestionnaireResponse.class)) {
      if (InformationClass.of(response).filter("closure"::equals).isPresent()) {
        entries.add(Key.of(response));
        for (var item : response.getItem()) {
          item.getAnswer().stream()
              .filter(answer -> answer.hasValueStringType())
              .forEach(
                  answer ->
                      prose.paragraph(
                          line -> {
                            question(response, item.getLinkId(), line);
                            line.words(answer.getValueStringType().getValue());
                          }));
        }
      }
    }
  }

  private void question(QuestionnaireResponse response, String linkId, Prose line) {
    telling
        .wording()
        .find("closure-answer." + linkId)
        .map(question -> question + " ")
        .or(
            () ->
                telling
                    .wording()
                    .questions()
                    .of(response.getQuestionnaire(), linkId)
                    .map(QuestionTexts.Question::before))
        .ifPresent(line::text);
  }

  private void refusal(Consent refusal, Prose prose, Set<String> entries) {
    entries.add(Key.of(refusal));
    prose.paragraph(
        line -> {
          telling.about(refusal.getPatient(), line);
          line.text(
              Dates.day(refusal.getDateTimeElement())
                  .map(day -> telling.wording().of("tried-before.refused-on", day))
                  .orElseGet(() -> telling.wording().of("tried-before.refused")));
          told(refusal, "refusal-reason", "tried-before.reason", line);
          told(refusal, "support-offered", "tried-before.offered", line);
        });
  }

  private void told(Consent refusal, String extension, String heading, Prose line) {
    var words = refusal.getExtensionByUrl(EXTENSION + extension);
    if (words != null) {
      line.text(" " + telling.wording().of(heading) + " ").words(words.getValue().primitiveValue());
    }
  }

  private void chronology(ListResource list, Prose prose, Set<String> entries) {
    entries.add(Key.of(list));
    prose.list(
        items ->
            list.getEntry().stream()
                .flatMap(entry -> telling.told().find(entry.getItem(), Observation.class).stream())
                .filter(Observation::hasValueStringType)
                .forEach(
                    event ->
                        items.item(
                            item -> {
                              if (event.hasEffectiveDateTimeType()) {
                                Dates.day(event.getEffectiveDateTimeType())
                                    .ifPresent(
                                        day ->
                                            item.text(
                                                telling.wording().of("worries.on", day) + " "));
                              }
                              item.words(event.getValueStringType().getValue());
                            })));
  }

  private static boolean isRefusal(Consent consent) {
    return consent.getStatus() == Consent.ConsentState.REJECTED
        && consent
            .getScope()
            .hasCoding("http://terminology.hl7.org/CodeSystem/consentscope", "treatment");
  }
}
