package onestory.front;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How often, and how many at once, each client may ask: one that asks too much is told to wait, and
 * no other notices. Counted by this gateway alone.
 */
public final class ClientLimits {

  private record Client(Bucket bucket, Semaphore places) {}

  private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(1);

  private final int perMinute;
  private final int burst;
  private final int atOnce;
  private final TimeMeter time;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  /**
   * Limits that are the same for each.
   *
   * @param perMinute how many requests a minute in the long run
   * @param burst how many at most after a quiet time
   * @param atOnce how many at the same time
   */
  public ClientLimits(int perMinute, int burst, int atOnce, TimeMeter time) {
    this.perMinute = perMinute;
    this.burst = burst;
    this.atOnce = atOnce;
    this.time = time;
  }

  /**
   * Lets the client in, or says how long it must wait; whoever was let in must {@link #leave}.
   *
   * @return zero when it is in
   */
  public Duration enter(String name) {
    Client client = clients.computeIfAbsent(name, this::client);
    if (!client.places.tryAcquire()) {
      return UNTIL_A_PLACE_IS_FREE;
    }
    ConsumptionProbe asked = client.bucket.tryConsumeAndReturnRemaining(1);
    if (!asked.isConsumed()) {
      client.places.release();
    }
    return Duration.ofNanos(asked.getNanosToWaitForRefill());
  }

  /** Makes room for the client's next request. */
  public void leave(String name) {
    clients.get(name).places.release();
  }

  private Client client(String name) {
    Bucket bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(burst).refillGreedy(perMinute, Duration.ofMinutes(1)))
            .withCustomTimePrecision(time)
            .build();
    return new Client(bucket, new Semaphore(atOnce));
  }
}
