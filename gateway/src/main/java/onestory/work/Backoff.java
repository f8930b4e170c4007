package onestory.work;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries again after first, 2×first, 4×first … up to most, each with jitter, and never gives up
 * (TRUST.md 8).
 */
final class Backoff implements FailureHandler<Void> {

  private static final int DOUBLINGS = 20;

  private final Duration first;
  private final Duration most;
  private final Clock clock;

  Backoff(Duration first, Duration most, Clock clock) {
    this.first = first;
    this.most = most;
    this.clock = clock;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    int earlierFailures = complete.getExecution().consecutiveFailures;
    operations.reschedule(complete, clock.instant().plus(delay(earlierFailures)));
  }

  private Duration delay(int earlierFailures) {
    long doubled = first.toMillis() << Math.min(earlierFailures, DOUBLINGS);
    long capped = Math.min(doubled, most.toMillis());
    return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
  }
}
