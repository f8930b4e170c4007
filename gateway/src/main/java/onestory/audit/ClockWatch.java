package onestory.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices that the clock was set: it went otherwise than time did. */
final class ClockWatch {

  private static final Duration LEAST = Duration.ofSeconds(5);

  private final Clock clock;
  private Instant then;
  private long nanos;

  ClockWatch(Clock clock) {
    this.clock = clock;
    then = clock.instant();
    nanos = System.nanoTime();
  }

  /** By how much, since it was last asked; empty when it was not. */
  Optional<Duration> jumped() {
    var now = clock.instant();
    long later = System.nanoTime();
    var by = Duration.between(then, now).minusNanos(later - nanos);
    then = now;
    nanos = later;
    return by.abs().compareTo(LEAST) > 0 ? Optional.of(by) : Optional.empty();
  }
}
