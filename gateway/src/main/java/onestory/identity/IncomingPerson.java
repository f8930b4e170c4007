package onestory.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A person as a message tells of them.
 *
 * @param identifiers every identifier in the message, each already checked by {@link NhsNumber} or
 *     {@link Upn}
 * @param birthDate the whole date of birth, when known
 */
public record IncomingPerson(Set<PersonIdentifier> identifiers, Optional<LocalDate> birthDate) {

  /** Keeps its own copy of the identifiers. */
  public IncomingPerson {
    identifiers = Set.copyOf(identifiers);
  }
}
