package onestory.security;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a body may be, and how long it may take.
 *
 * @param longest in bytes
 */
record BodyLimit(int longest, Duration within) {

  /** What is to be said of a body of which this much has come, since then (System.nanoTime). */
  Optional<Refusal> refusal(int count, long since) {
    if (count > longest) {
      return Optional.of(Refusal.tooLarge(longest));
    }
    return System.nanoTime() - since > within.toNanos()
        ? Optional.of(Refusal.SLOW)
        : Optional.empty();
  }
}
