package onestory.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.work.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erasing a family's record: one person asks for it, another one agrees; everybody who holds
 * something is asked to give it up; then it is erased.
 */
@Component
public class Erasures {

  private final JdbcClient jdbc;
  private final ClosedFamilies closed;
  private final LegalHolds holds;
  private final RightsRequests requests;
  private final Worklist worklist;
  private final Clock clock;

  Erasures(
      JdbcClient jdbc,
      ClosedFamilies closed,
      LegalHolds holds,
      RightsRequests requests,
      Worklist worklist,
      Clock clock) {
    this.jdbc = jdbc;
    this.closed = closed;
    this.holds = holds;
    this.requests = requests;
    this.worklist = worklist;
    this.clock = clock;
  }

  /**
   * One erasure.
   *
   * @param state asked, recalling, erased, stopped
   * @param failure why it was stopped, or who still holds something
   * @param counts how many rows of which table, as JSON
   */
  public record Erasure(
      UUID id,
      UUID family,
      String ground,
      String state,
      String askedBy,
      String approvedBy,
      String failure,
      String counts) {}

  /** Families whose records are due to be erased, and that nobody needs kept. */
  public List<DueFamily> due() {
    return closed.due();
  }

  /** Every erasure, the newest first. */
  public List<Erasure> all() {
    return jdbc.sql("select * from erasure order by asked_at desc, id limit 500")
        .query(
            (row, n) ->
                new Erasure(
                    row.getObject("id", UUID.class),
                    row.getObject("erased", UUID.class),
                    row.getString("ground"),
                    row.getString("state"),
                    row.getString("asked_by"),
                    row.getString("approved_by"),
                    row.getString("failure"),
                    row.getString("counts")))
        .list();
  }

  /**
   * Asks for it.
   *
   * @return its id
   * @throws NotErasable when it is not due and nobody's request for it was granted, when it is
   *     held, or when it was asked for already
   */
  @Transactional
  public UUID ask(UUID family, AuditAgent who) {
    var ground = ground(family);
    var id = UUID.randomUUID();
    int asked =
        jdbc.sql(
                """
                insert into erasure (id, erased, council, ground, state, asked_by, asked_at)
                select ?, id, council, ?, 'asked', ?, ? from family where id = ?
                on conflict do nothing
                """)
            .params(id, ground, who.id(), now(), family)
            .update();
    if (asked == 0) {
      throw new NotErasable("asked-already");
    }
    return id;
  }

  /**
   * Agrees to it: from now on nobody but the council may hold anything of the family.
   *
   * @param administrator may agree to what they asked for themselves
   * @throws NotErasable when there is nothing to agree to, or the same person asked for it
   */
  @Transactional
  public void approve(UUID erasure, AuditAgent who, boolean administrator) {
    record Asked(UUID family, String by) {}
    var asked =
        jdbc.sql("select erased, asked_by from erasure where id = ? and state = 'asked' for update")
            .param(erasure)
            .query((row, n) -> new Asked(row.getObject(1, UUID.class), row.getString(2)))
            .optional()
            .orElseThrow(() -> new NotErasable("not-asked"));
    if (asked.by().equals(who.id()) && !administrator) {
      throw new NotErasable("second-person");
    }
    ground(asked.family());
    jdbc.sql(
            "update erasure set state = 'recalling', approved_by = ?, approved_at = ? where id = ?")
        .params(who.id(), now(), erasure)
        .update();
    jdbc.sql("update family set erasing = true where id = ?").param(asked.family()).update();
    worklist.ask(EraseFamily.WORK, erasure.toString());
  }

  /** On what ground it may be erased now; checked again when it is. */
  String ground(UUID family) {
    if (holds.holds(family)) {
      throw new NotErasable("legal-hold");
    }
    return Optional.of("retention")
        .filter(retention -> closed.isDue(family))
        .or(() -> Optional.of("request").filter(request -> requests.erasureGranted(family)))
        .orElseThrow(() -> new NotErasable("not-due"));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
