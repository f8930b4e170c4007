package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import onestory.security.FailureLimit.Whose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who fails to prove itself again and again waits. */
class FailureLimitTest {

  private long nanos;
  private final FailureLimit limit =
      new FailureLimit(
          60,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  @DisplayName("7.26 of 10 000 bad assertions in a minute few are looked at, and others are let be")
  void ofTenThousandBadAssertionsFewAreLookedAt() {
    var attacker = new Whose("fenbank", "192.0.2.1");
    int lookedAt = 0;
    for (int i = 0; i < 10_000; i++) {
      nanos += TimeUnit.MILLISECONDS.toNanos(6);
      if (mayTry(attacker)) {
        lookedAt++;
        limit.failed(attacker);
      }
    }
    assertThat(lookedAt).isBetween(60, 120);
    assertThatThrownBy(() -> limit.check(attacker))
        .isInstanceOfSatisfying(
            TokenRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.waitSeconds().orElseThrow()).isBetween(1L, 2L);
            });
    assertThatCode(() -> limit.check(new Whose("camhs", "192.0.2.1"))).doesNotThrowAnyException();
    assertThatCode(() -> limit.check(new Whose("fenbank", "192.0.2.2")))
        .as("the client itself, from its own address")
        .doesNotThrowAnyException();
    nanos += TimeUnit.SECONDS.toNanos(2);
    assertThat(mayTry(attacker)).isTrue();
  }

  private boolean mayTry(Whose whose) {
    try {
      limit.check(whose);
      return true;
    } catch (TokenRefused waits) {
      return false;
    }
  }
}
