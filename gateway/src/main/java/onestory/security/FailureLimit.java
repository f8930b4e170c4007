package onestory.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often a client may fail to prove itself (TRUST 7.26). Counted for each client and the address
 * it asks from: who only knows a client's name can't lock it out from elsewhere.
 */
final class FailureLimit {

  private static final int MOST = 10_000;

  /** Whom the failures are counted for. */
  record Whose(String client, String address) {}

  private final int aMinute;
  private final TimeMeter time;
  private final Map<Whose, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Whose, Bucket> eldest) {
          return size() > MOST;
        }
      };

  FailureLimit(int aMinute, TimeMeter time) {
    this.aMinute = aMinute;
    this.time = time;
  }

  /**
   * Nothing when it may try.
   *
   * @throws TokenRefused with how long to wait
   */
  void check(Whose whose) throws TokenRefused {
    var estimate = bucket(whose).estimateAbilityToConsume(1);
    if (!estimate.canBeConsumed()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(estimate.getNanosToWaitForRefill()) + 1;
      throw TokenRefused.tooMany(Duration.ofSeconds(seconds));
    }
  }

  void failed(Whose whose) {
    bucket(whose).tryConsume(1);
  }

  private synchronized Bucket bucket(Whose whose) {
    return buckets.computeIfAbsent(
        whose,
        anew ->
            Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(
                    limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                .build());
  }
}
