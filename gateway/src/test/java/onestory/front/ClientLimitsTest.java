package onestory.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often and how much at once. */
class ClientLimitsTest {

  private final AtomicLong now = new AtomicLong();
  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return now.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @Test
  void aClientThatAsksTooOftenWaitsAndNoOtherDoes() {
    var limits = new ClientLimits(60, 3, 10, time);
    for (int i = 0; i < 3; i++) {
      assertThat(limits.enter("one")).isZero();
      limits.leave("one");
    }

    assertThat(limits.enter("one")).isEqualTo(Duration.ofSeconds(1));
    assertThat(limits.enter("other")).isZero();

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(limits.enter("one")).isZero();
  }

  @Test
  void aClientThatAsksTooMuchAtOnceWaitsUntilSomethingIsAnswered() {
    var limits = new ClientLimits(600, 100, 2, time);
    limits.enter("one");
    limits.enter("one");

    assertThat(limits.enter("one")).isPositive();
    assertThat(limits.enter("other")).isZero();
    limits.leave("one");
    assertThat(limits.enter("one")).isZero();
  }

  @Test
  void whoIsTurnedAwayTakesNoPlace() {
    var limits = new ClientLimits(60, 1, 1, time);
    limits.enter("one");
    limits.leave("one");
    assertThat(limits.enter("one")).isPositive();

    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(limits.enter("one")).isZero();
  }
}
