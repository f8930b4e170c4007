package onestory.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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
 * What the gateway tells of itself: that it started, under which changed settings, whether the
 * audit is as it left it, that its clock was set, and that it stopped. And the anchors in between.
 */
@Component
@ConditionalOnProperty(
    name = "onestory.audit.verify-only",
    matchIfMissing = true,
    havingValue = "false")
final class AuditLife implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLife.class);

  private final AuditTrail audit;
  private final Anchoring anchoring;
  private final AuditedVerification verification;
  private final Cuts cuts;
  private final ChangedSettings settings;
  private final ClockWatch watch;
  private final Duration every;
  private ScheduledExecutorService ticking;

  AuditLife(
      AuditTrail audit,
      Anchoring anchoring,
      AuditedVerification verification,
      Cuts cuts,
      ChangedSettings settings,
      Clock clock,
      @Value("${onestory.audit.anchor-every}") Duration every) {
    this.audit = audit;
    this.anchoring = anchoring;
    this.verification = verification;
    this.cuts = cuts;
    this.settings = settings;
    this.watch = new ClockWatch(clock);
    this.every = every;
  }

  @Override
  public void start() {
    verification.atStart();
    audit.recordApart(AuditEntry.of(AuditKind.STARTED, AuditAgent.gateway()));
    var changed = settings.sinceLastStart();
    tellChanged(AuditKind.KEY_CHANGED, changed.stream().filter(AuditLife::isKey).toList());
    tellChanged(
        AuditKind.CONFIGURATION_CHANGED, changed.stream().filter(name -> !isKey(name)).toList());
    anchoring.anchor("start");
    goOnWithCuts();
    ticking = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "audit-anchors"));
    ticking.scheduleWithFixedDelay(
        this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    ticking.shutdownNow();
    ticking = null;
    audit.recordApart(AuditEntry.of(AuditKind.STOPPED, AuditAgent.gateway()));
    anchoring.anchor("stop");
  }

  @Override
  public boolean isRunning() {
    return ticking != null;
  }

  /** The first phase: what starts first and stops last, so that all else happens in between. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void tick() {
    try {
      watch
          .jumped()
          .ifPresent(
              by ->
                  audit.recordApart(
                      AuditEntry.of(AuditKind.CLOCK_CHANGED, AuditAgent.gateway())
                          .under("by " + by.toSeconds() + " s")));
      anchoring.anchor("time");
    } catch (RuntimeException e) {
      LOG.error("the audit could not be anchored: {}", e.getClass().getName());
    }
    goOnWithCuts();
  }

  private void goOnWithCuts() {
    try {
      cuts.goOn();
    } catch (RuntimeException e) {
      LOG.error("old events of the audit could not be ended: {}", e.getClass().getName());
    }
  }

  private void tellChanged(AuditKind kind, Collection<String> names) {
    if (!names.isEmpty()) {
      List<AuditEntity> settings =
          names.stream().map(name -> new AuditEntity(AuditEntity.Role.SETTING, name)).toList();
      audit.recordApart(AuditEntry.of(kind, AuditAgent.gateway()).with(settings));
    }
  }

  private static boolean isKey(String name) {
    return name.startsWith("secret:");
  }
}
