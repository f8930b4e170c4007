package onestory.story;

import java.util.Comparator;
import java.util.Set;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Observation;

/** Strengths: what helps, in the words of whoever noticed it. */
record GoingWell(Telling telling) implements Chapter {

  @Override
  public void tell(Prose prose, Set<String> entries) {
    prose.list(
        list ->
            telling.told().all(Observation.class).stream()
                .filter(GoingWell::isStrength)
                .filter(strength -> strength.hasValueStringType())
                .sorted(
                    Comparator.comparing(strength -> telling.names().about(strength.getSubject())))
                .forEach(
                    strength -> {
                      entries.add(Key.of(strength));
                      list.item(
                          item -> {
                            telling.about(strength.getSubject(), item);
                            item.words(strength.getValueStringType().getValue());
                          });
                    }));
    new Answers(telling, Part.GOING_WELL).tell(prose, entries);
  }

  static boolean isStrength(Observation observation) {
    return Coded.in(observation.getCode(), "strength");
  }
}
