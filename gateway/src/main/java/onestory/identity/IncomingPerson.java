package onestory.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A person as a message tells of them.
 *
 * @param identifiers every identifier in the message, each already checked by {@link NhsNumber} or
 *     {@link Upn}
 * @param superseded those of them that the message says were replaced by another of the same system
 * @param birthDate the whole date of birth, when known
 */
public record IncomingPerson(
    Set<PersonIdentifier> identifiers,
    Set<PersonIdentifier> superseded,
    Optional<LocalDate> birthDate) {

  /** Keeps its own copies of the identifiers. */
  public IncomingPerson {
    identifiers = Set.copyOf(identifiers);
    superseded = Set.copyOf(superseded);
  }

  /** One of whom no identifier was replaced. */
  public IncomingPerson(Set<PersonIdentifier> identifiers, Optional<LocalDate> birthDate) {
    this(identifiers, Set.of(), birthDate);
  }

  /** The one number of this kind that replaces the others, when the message says so. */
  public Optional<PersonIdentifier> successorOf(PersonIdentifier old) {
    var current =
        identifiers.stream()
            .filter(i -> i.system().equals(old.system()) && !superseded.contains(i))
            .toList();
    return current.size() == 1 ? Optional.of(current.get(0)) : Optional.empty();
  }
}
