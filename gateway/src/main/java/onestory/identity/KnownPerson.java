package onestory.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A person already in the records.
 *
 * @param id the person's id in the identifier cross-walk
 * @param birthDate the whole date of birth, when known
 * @param identifiers every identifier recorded for the person
 * @param closed whether this identity was ended: nothing may be told of it or linked with it
 */
public record KnownPerson(
    String id, Optional<LocalDate> birthDate, Set<PersonIdentifier> identifiers, boolean closed) {

  /** Keeps its own copy of the identifiers. */
  public KnownPerson {
    identifiers = Set.copyOf(identifiers);
  }

  /** One whose identity stands. */
  public KnownPerson(String id, Optional<LocalDate> birthDate, Set<PersonIdentifier> identifiers) {
    this(id, birthDate, identifiers, false);
  }
}
