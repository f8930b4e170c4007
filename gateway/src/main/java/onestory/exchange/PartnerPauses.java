package onestory.exchange;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import onestory.councils.Directory;
import onestory.work.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Partners to whom nothing is sent now, on whichever gateway: one that asked for a pause, and one
 * that does not accept our credentials, until a person resumes it (TRUST 8). What waits for it
 * waits, and uses up no attempt.
 */
@Component
public class PartnerPauses {

  private static final Logger LOG = LoggerFactory.getLogger(PartnerPauses.class);
  private static final Duration UNSAID = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final Directory directory;
  private final Worklist worklist;
  private final AuditTrail audit;
  private final Clock clock;

  PartnerPauses(
      JdbcClient jdbc, Directory directory, Worklist worklist, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A partner to whom nothing is sent now.
   *
   * @param reason throttled, credentials
   * @param until null: until somebody resumes it
   * @param failure the status or kind of error, never content
   */
  public record Pause(
      String partner, String reason, Instant until, String failure, Instant since) {}

  /** Every pause that holds now. */
  public List<Pause> all() {
    return jdbc.sql(
            """
            select partner, reason, until, failure, since from partner_pause
            where until is null or until > ? order by partner
            """)
        .param(Timestamp.from(clock.instant()))
        .query(
            (row, n) ->
                new Pause(
                    row.getString(1),
                    row.getString(2),
                    instant(row.getTimestamp(3)),
                    row.getString(4),
                    instant(row.getTimestamp(5))))
        .list();
  }

  Optional<Pause> of(String partner) {
    return all().stream().filter(pause -> pause.partner().equals(partner)).findFirst();
  }

  /** It asked for a pause, or did not accept who we say we are. */
  void pause(String partner, DeliveryFailed failed) {
    boolean throttled = failed.failure() == FailureClass.THROTTLED;
    var until = throttled ? Timestamp.from(until(failed)) : null;
    var reason = throttled ? "throttled" : "credentials";
    jdbc.sql(
            """
            insert into partner_pause (partner, reason, until, failure, since) values (?, ?, ?, ?, ?)
            on conflict (partner) do update set reason = excluded.reason, until = excluded.until,
              failure = excluded.failure, since = excluded.since
            where partner_pause.until is not null
            """)
        .params(partner, reason, until, failed.getMessage(), Timestamp.from(clock.instant()))
        .update();
    audit.record(
        AuditEntry.of(AuditKind.PARTNER_PAUSED, AuditAgent.recipient(partner, null))
            .ended(AuditOutcome.REFUSED, reason));
    LOG.warn("partner {} paused: {} {}", partner, reason, failed.getMessage());
  }

  /**
   * A person says that it can go on; false when it was not paused.
   *
   * @param who says so
   */
  @Transactional
  public boolean resume(String partner, AuditAgent who) {
    int ended = jdbc.sql("delete from partner_pause where partner = ?").param(partner).update();
    directory.organisations().stream()
        .filter(organisation -> organisation.partner().id().equals(partner))
        .forEach(served -> worklist.hurry(BringIntoStep.WORK, served.reference() + "|"));
    audit.record(
        AuditEntry.of(AuditKind.PARTNER_RESUMED, who).to(AuditAgent.recipient(partner, null)));
    LOG.info("partner {} resumed", partner);
    return ended > 0;
  }

  private Instant until(DeliveryFailed failed) {
    var now = clock.instant();
    var asked = failed.retryAfter().map(header -> RetryAfter.of(header, now)).orElse(UNSAID);
    return now.plus(asked.isZero() ? UNSAID : asked);
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
