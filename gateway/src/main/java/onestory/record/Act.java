package onestory.record;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person did about who is who: ids, no facts.
 *
 * @param number acts in their order
 * @param kind merge, split, supersede, close or families
 * @param state unreviewed, settled or undone
 */
public record Act(
    long number,
    UUID id,
    String kind,
    List<UUID> persons,
    List<UUID> families,
    Instant doneAt,
    String doneBy,
    String reason,
    String state,
    Optional<String> settledBy) {

  /** The same without what a person wrote: it may be about the family. */
  public Act withoutWords() {
    return new Act(number, id, kind, persons, families, doneAt, doneBy, "", state, settledBy);
  }

  /**
   * Who acts, and why.
   *
   * @param by the person, or the client that a person uses
   * @param reason in their words
   */
  public record Because(String by, String reason) {

    /** Nobody acts without saying why. */
    public Because {
      if (by == null || by.isBlank() || reason == null || reason.isBlank()) {
        throw new NotNow("identity/no-reason", "Who acts and why must be said.");
      }
    }
  }

  /** What happened: one kind of act. */
  enum Kind {
    MERGE,
    SPLIT,
    SUPERSEDE,
    CLOSE,
    FAMILIES;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
