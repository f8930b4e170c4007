package onestory.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A question who is who, which a person must decide: ids and the rule, no facts.
 *
 * @param rule the rule that was met, such as identity/nhs-number-differs
 * @param persons the known persons whom it is about, sorted
 * @param receipt the message that is held for it, if one is
 * @param state open, same or different
 */
public record Question(
    UUID id,
    String rule,
    List<UUID> persons,
    Optional<UUID> receipt,
    String state,
    Instant askedAt,
    Optional<Instant> decidedAt,
    Optional<String> decidedBy) {

  /** Whether nobody has decided it. */
  public boolean isOpen() {
    return state.equals("open");
  }
}
