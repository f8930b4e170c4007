package onestory.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onestory.audit.AuditAgent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people ask for by right (UK GDPR articles 15 to 18 and 21): noted, and decided by the
 * council. What is corrected is corrected at its source, and reaches everybody from there.
 */
@Component
public class RightsRequests {

  private final JdbcClient jdbc;
  private final Clock clock;

  RightsRequests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One request.
   *
   * @param kind erasure, rectification, access, restriction, objection
   * @param reference the case number elsewhere
   * @param decision null while it is open
   */
  public record Request(
      UUID id, UUID family, String kind, String reference, Instant notedAt, String decision) {}

  /** The open ones, the oldest first. */
  public List<Request> open() {
    return jdbc.sql("select * from rights_request where decision is null order by noted_at, id")
        .query(
            (row, n) ->
                new Request(
                    row.getObject("id", UUID.class),
                    row.getObject("about", UUID.class),
                    row.getString("kind"),
                    row.getString("reference"),
                    row.getTimestamp("noted_at").toInstant(),
                    row.getString("decision")))
        .list();
  }

  /** Notes one; the answer is its id. */
  @Transactional
  public UUID note(UUID family, String kind, String reference, AuditAgent who) {
    var id = UUID.randomUUID();
    int noted =
        jdbc.sql(
                """
                insert into rights_request (id, about, kind, reference, noted_by, noted_at)
                select ?, id, ?, ?, ?, ? from family where id = ?
                """)
            .params(id, kind, reference, who.id(), now(), family)
            .update();
    if (noted == 0) {
      throw NoFamily.ofThisId();
    }
    return id;
  }

  /** Decides one; false when there is no such open request. */
  @Transactional
  public boolean decide(UUID request, String decision, AuditAgent who) {
    return jdbc.sql(
                """
                update rights_request set decision = ?, decided_by = ?, decided_at = ?
                where id = ? and decision is null
                """)
            .params(decision, who.id(), now(), request)
            .update()
        > 0;
  }

  /** Whether an erasure of that family's record was asked for and granted. */
  boolean erasureGranted(UUID family) {
    return jdbc.sql(
            """
            select exists (select 1 from rights_request
              where about = ? and kind = 'erasure' and decision = 'granted')
            """)
        .param(family)
        .query(Boolean.class)
        .single();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
