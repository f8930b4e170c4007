package onestory.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of audit events: only ever added to. */
@Component
final class AuditStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  AuditStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Where the chain ends now. */
  ChainHead head(String chain) {
    return jdbc.sql(
            """
            select sequence, hash from audit_event where chain = ? order by sequence desc limit 1
            """)
        .param(chain)
        .query((row, n) -> new ChainHead(chain, row.getLong(1), row.getBytes(2)))
        .optional()
        .orElse(ChainHead.beginning(chain));
  }

  void append(List<Link> links) {
    batches.batchUpdate(
        """
        insert into audit_event (chain, sequence, hash, id, recorded, patient, content)
        values (?, ?, ?, ?, ?, ?, ?::jsonb)
        """,
        links.stream().map(AuditStore::row).toList());
  }

  private static Object[] row(Link link) {
    var event = link.event();
    return new Object[] {
      link.head().chain(),
      link.head().sequence(),
      link.head().hash(),
      UUID.fromString(event.path("id").asText()),
      Timestamp.from(Instant.parse(event.path("recorded").asText())),
      PatientOf.event(event),
      event.toString()
    };
  }
}
