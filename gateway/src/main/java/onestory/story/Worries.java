package onestory.story;

import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;

/** Needs with their words, what was noticed and what happened, and how professionals see it. */
record Worries(Telling telling) implements Chapter {

  private static final Set<String> ENDED = Set.of("resolved", "inactive", "remission");

  @Override
  public void tell(Prose prose, Set<String> entries) {
    prose.list(
        list ->
            telling.told().all(Condition.class).stream()
                .sorted(Comparator.comparing(need -> telling.names().about(need.getSubject())))
                .forEach(
                    need -> {
                      entries.add(Key.of(need));
                      list.item(item -> need(need, item));
                    }));
    observations("worries.seen", Worries::isNoticed, prose, entries);
    observations("worries.events", Worries::isEvent, prose, entries);
    telling.told().all(ClinicalImpression.class).forEach(view -> view(view, prose, entries));
    Prose found = Prose.start();
    new Answers(telling, Part.WORRIES).tell(found, entries);
    if (!found.isEmpty()) {
      prose.heading(telling.wording().of("worries.found")).append(found);
    }
  }

  private void need(Condition need, Prose item) {
    telling.about(need.getSubject(), item);
    telling.wording().meaning(need.getCode()).ifPresent(words -> item.text(words + ". "));
    need.getNote().forEach(note -> item.words(note.getText()).text(" "));
    if (need.getClinicalStatus().getCoding().stream().anyMatch(c -> ENDED.contains(c.getCode()))) {
      item.text(telling.wording().of("worries.resolved"));
    }
  }

  private void observations(
      String heading, Predicate<Observation> which, Prose prose, Set<String> entries) {
    var found =
        telling.told().all(Observation.class).stream()
            .filter(which.and(Observation::hasValueStringType))
            .sorted(
                Comparator.comparing(
                    o ->
                        o.hasEffectiveDateTimeType()
                            ? o.getEffectiveDateTimeType().getValueAsString()
                            : ""))
            .toList();
    if (found.isEmpty()) {
      return;
    }
    prose.heading(telling.wording().of(heading));
    prose.list(
        list ->
            found.forEach(
                observation -> {
                  entries.add(Key.of(observation));
                  list.item(item -> observation(observation, item));
                }));
  }

  private void observation(Observation observation, Prose item) {
    telling.about(observation.getSubject(), item);
    if (observation.hasEffectiveDateTimeType()) {
      Dates.day(observation.getEffectiveDateTimeType())
          .ifPresent(day -> item.text(telling.wording().of("worries.on", day) + " "));
    }
    if (observation.getCode().hasText()) {
      item.words(observation.getCode().getText()).text(": ");
    }
    item.words(observation.getValueStringType().getValue());
  }

  private void view(ClinicalImpression view, Prose prose, Set<String> entries) {
    if (!view.hasSummary() && !view.hasFinding()) {
      return;
    }
    entries.add(Key.of(view));
    prose.heading(telling.wording().of("worries.understanding"));
    if (view.hasSummary()) {
      prose.paragraph(line -> line.words(view.getSummary()));
    }
    prose.list(
        list ->
            view.getFinding().stream()
                .map(finding -> finding.getItemCodeableConcept().getText())
                .filter(text -> text != null)
                .forEach(text -> list.item(item -> item.words(text))));
  }

  private static boolean isNoticed(Observation observation) {
    return !GoingWell.isStrength(observation)
        && !isEvent(observation)
        && !Coded.as(observation.getCode(), "observation-kind", "view");
  }

  private static boolean isEvent(Observation observation) {
    return Coded.as(observation.getCode(), "observation-kind", "significant-event");
  }
}
