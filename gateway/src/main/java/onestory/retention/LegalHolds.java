package onestory.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records that somebody needs kept: nothing of them is erased until each hold is lifted. */
@Component
public class LegalHolds {

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  LegalHolds(JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One hold.
   *
   * @param reason a code
   * @param reference the case number elsewhere
   */
  public record Hold(
      UUID id, UUID family, String reason, String reference, String setBy, Instant setAt) {}

  /** The holds in force. */
  public List<Hold> all() {
    return jdbc.sql("select * from legal_hold where lifted_at is null order by set_at, id")
        .query(
            (row, n) ->
                new Hold(
                    row.getObject("id", UUID.class),
                    row.getObject("held", UUID.class),
                    row.getString("reason"),
                    row.getString("reference"),
                    row.getString("set_by"),
                    row.getTimestamp("set_at").toInstant()))
        .list();
  }

  /** Sets one; the answer is its id. */
  @Transactional
  public UUID set(UUID family, String reason, String reference, AuditAgent who) {
    var id = UUID.randomUUID();
    int set =
        jdbc.sql(
                """
                insert into legal_hold (id, held, reason, reference, set_by, set_at)
                select ?, id, ?, ?, ?, ? from family where id = ?
                """)
            .params(id, reason, reference, who.id(), now(), family)
            .update();
    if (set == 0) {
      throw NoFamily.ofThisId(); // or a slip of the pen would protect nobody
    }
    // an erasure that has not been carried out is off
    jdbc.sql(
            """
            update erasure set state = 'stopped', failure = 'legal-hold', ended_at = ?
            where erased = ? and state in ('asked', 'recalling')
            """)
        .params(now(), family)
        .update();
    jdbc.sql("update family set erasing = false where id = ?").param(family).update();
    record(AuditKind.RETENTION_HELD, family, id, who);
    return id;
  }

  /** Lifts one; false when there is no such hold in force. */
  @Transactional
  public boolean lift(UUID hold, String why, AuditAgent who) {
    var family =
        jdbc.sql(
                """
                update legal_hold set lifted_by = ?, lifted_at = ?, why = ?
                where id = ? and lifted_at is null returning held
                """)
            .params(who.id(), now(), why, hold)
            .query(UUID.class)
            .optional();
    family.ifPresent(of -> record(AuditKind.RETENTION_RELEASED, of, hold, who));
    return family.isPresent();
  }

  boolean holds(UUID family) {
    return jdbc.sql("select exists (select 1 from legal_hold where held = ? and lifted_at is null)")
        .param(family)
        .query(Boolean.class)
        .single();
  }

  private void record(AuditKind kind, UUID family, UUID hold, AuditAgent who) {
    audit.record(
        AuditEntry.of(kind, who)
            .with(AuditEntity.Role.JOB, family.toString())
            .with(AuditEntity.Role.JOB, hold.toString()));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
