package onestory.security;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Refuses what never reached a door. Each is counted; each is audited too ({@link RefusalAudit}),
 * but no more a minute than is set: a flood of rubbish must not become a flood of writes.
 */
final class FrontRefusals {

  private static final String ONLY_COUNTED = FrontRefusals.class.getName();

  private final MeterRegistry meters;
  private final Bucket audited;

  FrontRefusals(MeterRegistry meters, int auditPerMinute) {
    this.meters = meters;
    this.audited =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(auditPerMinute)
                        .refillGreedy(auditPerMinute, Duration.ofMinutes(1)))
            .build();
  }

  void refuse(Refusal refusal, Door door, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = door.name().toLowerCase(Locale.ROOT);
    String status = Integer.toString(refusal.status());
    meters.counter("onestory.front.refused", "door", name, "status", status).increment();
    if (!audited.tryConsume(1)) {
      request.setAttribute(ONLY_COUNTED, true);
    }
    Refusals.write(refusal, door, request, response);
  }

  /** Whether the audit has heard enough of such for this minute. */
  static boolean isOnlyCounted(HttpServletRequest request) {
    return request.getAttribute(ONLY_COUNTED) != null;
  }
}
