package onestory.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Verifies, tells the log what is wrong, and records that it was verified and what came of it. */
@Component
public final class AuditedVerification {

  private static final Logger LOG = LoggerFactory.getLogger(AuditedVerification.class);
  private static final int MOST_NAMED = 20;

  private final Verification verification;
  private final AuditTrail audit;
  private final Anchoring anchoring;

  AuditedVerification(Verification verification, AuditTrail audit, Anchoring anchoring) {
    this.verification = verification;
    this.audit = audit;
    this.anchoring = anchoring;
  }

  /** All of it, because somebody asked. */
  public Verification.Result asked(AuditAgent by) {
    return told(verification.all(), by, "asked");
  }

  /**
   * All of it, while the gateway does not run. That it was verified is written too, after the node
   * had stopped: it is anchored, or the next look would take it for somebody else's.
   */
  public Verification.Result ofStopped(AuditAgent by) {
    var result = asked(by);
    anchoring.anchor("stop");
    return result;
  }

  /** What can have changed while the gateway did not look. */
  void atStart() {
    told(verification.sinceLastAnchor(), AuditAgent.gateway(), "start");
  }

  private Verification.Result told(Verification.Result result, AuditAgent by, String when) {
    result.faults().forEach(fault -> LOG.error("AUDIT NOT AS WRITTEN: {}", fault));
    var entry =
        AuditEntry.of(AuditKind.AUDIT_VERIFIED, by)
            .with(
                result.faults().stream()
                    .limit(MOST_NAMED)
                    .map(
                        fault ->
                            new AuditEntity(
                                AuditEntity.Role.JOB, fault.chain() + ":" + fault.sequence()))
                    .toList());
    audit.recordApart(
        result.isSound()
            ? entry.under(when)
            : entry.ended(AuditOutcome.BROKEN, when + "; faults " + result.faults().size()));
    return result;
  }
}
