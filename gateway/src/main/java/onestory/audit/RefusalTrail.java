package onestory.audit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Records refusals of requests that came to no decision about a family. Anybody can cause as many
 * as they like, and a flood of them must not fill the disk: the first that are alike are recorded
 * one by one, and how many more there were once a minute. Strangers and those who have proven who
 * they are are counted apart, so that a flood hides nothing of the latter.
 */
@Component
@ConditionalOnProperty(
    name = "onestory.audit.verify-only",
    matchIfMissing = true,
    havingValue = "false")
public final class RefusalTrail implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalTrail.class);

  private final AuditTrail audit;
  private final RefusalCounts strangers;
  private final RefusalCounts proven;
  private final Duration every;
  private ScheduledExecutorService ticking;

  RefusalTrail(
      AuditTrail audit,
      @Value("${onestory.audit.refusals.each}") int each,
      @Value("${onestory.audit.refusals.together}") int together,
      @Value("${onestory.audit.refusals.kinds}") int kinds,
      @Value("${onestory.audit.refusals.every}") Duration every) {
    this.audit = audit;
    this.strangers = new RefusalCounts(each, together, kinds);
    this.proven = new RefusalCounts(each, together, kinds);
    this.every = every;
  }

  /** Records it, in a transaction of its own, or counts it when there were enough like it. */
  public void record(AuditEntry refusal) {
    var alike =
        RefusalsAlike.of(refusal, RequestOrigin.current().map(RequestOrigin::address).orElse(null));
    if (!counts(alike).isOneByOne(alike)) {
      return;
    }
    try {
      audit.recordApart(refusal);
    } catch (RuntimeException e) {
      counts(alike).add(alike, 1);
      throw e;
    }
  }

  private RefusalCounts counts(RefusalsAlike alike) {
    return alike.isProven() ? proven : strangers;
  }

  /** Records how many there were besides those that were recorded one by one. */
  void tell() {
    tell(strangers);
    tell(proven);
  }

  private void tell(RefusalCounts counts) {
    for (var each : counts.ended().entrySet()) {
      try {
        audit.recordApart(each.getKey().entry(each.getValue()), each.getKey().address());
      } catch (RuntimeException e) {
        counts.add(each.getKey(), each.getValue()); // told a minute later
        LOG.error("counted refusals could not be audited: {}", e.getClass().getName());
      }
    }
  }

  @Override
  public void start() {
    ticking = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "audit-refusals"));
    ticking.scheduleWithFixedDelay(
        this::tell, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Nobody is answered any more; what was counted is told. */
  @Override
  public void stop() {
    ticking.shutdown();
    ticking = null;
    tell();
    untold(strangers.ended());
    untold(proven.ended());
  }

  private static void untold(Map<RefusalsAlike, Long> counted) {
    counted.forEach(
        (alike, more) ->
            LOG.error("refused and not in the audit: {} {} {}", more, alike.kind(), alike.rule()));
  }

  @Override
  public boolean isRunning() {
    return ticking != null;
  }

  /** Behind {@link AuditLife}: stops after the doors are shut, before the audit is closed. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1;
  }
}
