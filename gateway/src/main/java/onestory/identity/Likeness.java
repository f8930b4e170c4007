package onestory.identity;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether two records look like one human though no identifier says so. It links nobody: it only
 * lets a person be asked, with both sides shown. Same-name twins are never asked about: two numbers
 * of one kind, or two ids of one system, are two people.
 */
public final class Likeness {

  /** The rule under which it is asked. */
  public static final String RULE = "identity/looks-the-same";

  /**
   * One side.
   *
   * @param given first given name
   * @param family family name
   * @param birthDate the whole date of birth, when known
   */
  public record Side(
      String given,
      String family,
      Optional<LocalDate> birthDate,
      Set<PersonIdentifier> identifiers) {

    /** Keeps its own copy of the identifiers. */
    public Side {
      identifiers = Set.copyOf(identifiers);
    }
  }

  private Likeness() {}

  /** Both names and the date of birth agree, and no identifier says that they are two. */
  public static boolean asks(Side one, Side other) {
    return one.birthDate().isPresent()
        && one.birthDate().equals(other.birthDate())
        && sameName(one.given(), other.given())
        && sameName(one.family(), other.family())
        && !toldApart(one.identifiers(), other.identifiers());
  }

  private static boolean sameName(String one, String other) {
    return !plain(one).isEmpty() && plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** A temporary UPN tells nobody apart, as it proves nothing. */
  private static boolean toldApart(Set<PersonIdentifier> one, Set<PersonIdentifier> other) {
    return one.stream()
        .filter(PersonIdentifier::identifies)
        .map(PersonIdentifier::system)
        .anyMatch(
            system -> {
              var theirs = inSystem(other, system);
              return !theirs.isEmpty() && Collections.disjoint(theirs, inSystem(one, system));
            });
  }

  private static Set<PersonIdentifier> inSystem(Set<PersonIdentifier> all, String system) {
    return all.stream()
        .filter(i -> i.system().equals(system) && i.identifies())
        .collect(Collectors.toSet());
  }
}
