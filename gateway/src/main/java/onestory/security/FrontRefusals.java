package onestory.security;

import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what never reached a door. Each is counted; each is audited too, but no more a minute
 * than is set: a flood of rubbish must not become a flood of writes.
 */
final class FrontRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(FrontRefusals.class);

  private final AuditTrail audit;
  private final MeterRegistry meters;
  private final Bucket audited;

  FrontRefusals(AuditTrail audit, MeterRegistry meters, int auditPerMinute) {
    this.audit = audit;
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
    meters
        .counter("onestory.front.refused", "door", name, "status", "" + refusal.status())
        .increment();
    Refusals.write(refusal, door, request, response);
    if (audited.tryConsume(1)) {
      audited("front/%s/%d-%s".formatted(name, refusal.status(), refusal.issue()));
    }
  }

  private void audited(String rule) {
    AuditAgent agent =
        CurrentClient.name()
            .map(client -> AuditAgent.client(client, null))
            .orElseGet(AuditAgent::stranger);
    try {
      audit.recordApart(
          AuditEntry.of(AuditKind.MESSAGE_REFUSED, agent).ended(AuditOutcome.REFUSED, rule));
    } catch (RuntimeException e) {
      // nothing was done or told, and what is refused stays so when the database is away
      LOG.error("A refusal at the front is not in the audit: {}", e.getClass().getName());
    }
  }
}
