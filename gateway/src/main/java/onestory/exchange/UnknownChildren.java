package onestory.exchange;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.Decision;
import onestory.authority.Key;
import onestory.authority.Outcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Resource;

/**
 * The children of the family of whom the organisation may not even know that there is early help,
 * and their first names: a text that has one is about them too (TRUST 4.39, 4.40).
 */
record UnknownChildren(Set<Pattern> names) {

  // a first name that is a word of every other sentence counts only where it is written as a name
  private static final Set<String> WORDS =
      Set.of(
          "april", "art", "august", "bay", "bill", "dawn", "dean", "drew", "ed", "faith", "grace",
          "guy", "happy", "harmony", "honour", "hope", "ivy", "jack", "joy", "june", "justice",
          "mark", "may", "max", "miles", "pat", "peace", "rain", "reading", "river", "rob", "robin",
          "rose", "sky", "sonny", "star", "storm", "summer", "sunny", "trinity", "will", "willow",
          "winter");

  static UnknownChildren of(
      Collection<? extends Resource> family, Map<String, Decision> decisions) {
    Set<String> adults =
        family.stream()
            .filter(Person.class::isInstance)
            .flatMap(person -> ((Person) person).getLink().stream())
            .flatMap(link -> Key.of(link.getTarget()).stream())
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    Set<String> known = new TreeSet<>();
    for (Resource resource : family) {
      if (resource instanceof Patient child && !adults.contains(Key.of(child))) {
        (isUnknown(decisions.get(Key.of(child))) ? unknown : known)
            .addAll(firstNames(child).toList());
      }
    }
    // cousins of one name: the text may well be about the other
    Set<String> shared = known.stream().map(Letters::low).collect(Collectors.toSet());
    unknown.removeIf(name -> shared.contains(Letters.low(name)));
    return new UnknownChildren(
        unknown.stream().map(UnknownChildren::pattern).collect(Collectors.toUnmodifiableSet()));
  }

  boolean hides(String text) {
    if (text == null || names.isEmpty()) {
      return false;
    }
    String plain = Letters.of(text);
    return names.stream().anyMatch(name -> name.matcher(plain).find());
  }

  private static boolean isUnknown(Decision decision) {
    return decision == null
        || decision.outcome() == Outcome.DENY
        || decision.outcome() == Outcome.REVIEW;
  }

  private static Stream<String> firstNames(Patient child) {
    return child.getName().stream()
        .flatMap(name -> name.getGiven().stream())
        .map(given -> given.getValue())
        .filter(given -> given != null && given.strip().length() > 1)
        .map(String::strip);
  }

  private static Pattern pattern(String name) {
    String written = Letters.inOrder(Letters.words(name));
    return WORDS.contains(Letters.low(name))
        ? Pattern.compile(
            written + "|" + Letters.inOrder(Letters.words(name.toUpperCase(Locale.UK))))
        : Letters.anyCase(written);
  }
}
