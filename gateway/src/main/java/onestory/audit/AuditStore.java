package onestory.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of audit events: only ever added to. */
@Component
final class AuditStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final ObjectMapper json = new ObjectMapper();

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

  /** The chains that there are. */
  List<String> chains() {
    return heads().stream().map(ChainHead::chain).toList();
  }

  /** Where every chain ends, found without looking at more than the ends. */
  List<ChainHead> heads() {
    return jdbc.sql(
            """
            with recursive known as (
              (select chain from audit_event order by chain limit 1)
              union all
              select (select chain from audit_event where chain > known.chain order by chain limit 1)
              from known where known.chain is not null)
            select known.chain, head.sequence, head.hash from known, lateral (
              select sequence, hash from audit_event where chain = known.chain order by sequence desc limit 1) as head
            """)
        .query((row, n) -> new ChainHead(row.getString(1), row.getLong(2), row.getBytes(3)))
        .list();
  }

  /** The place of the first link that is there; 1 where there is none at all. */
  long first(String chain) {
    return jdbc.sql("select coalesce(min(sequence), 1) from audit_event where chain = ?")
        .param(chain)
        .query(Long.class)
        .single();
  }

  /** What is written at this place of the chain. */
  Optional<ChainHead> link(String chain, long sequence) {
    return jdbc.sql("select hash from audit_event where chain = ? and sequence = ?")
        .params(chain, sequence)
        .query((row, n) -> new ChainHead(chain, sequence, row.getBytes(1)))
        .optional();
  }

  /** The links that follow, in order. */
  List<StoredLink> after(ChainHead head, int limit) {
    return jdbc.sql(
            """
            select sequence, hash, content, id, recorded, patient from audit_event
            where chain = ? and sequence > ? order by sequence limit ?
            """)
        .params(head.chain(), head.sequence(), limit)
        .query(
            (row, n) ->
                new StoredLink(
                    new ChainHead(head.chain(), row.getLong(1), row.getBytes(2)),
                    json(row.getString(3)),
                    row.getString(4),
                    row.getTimestamp(5).toInstant(),
                    row.getString(6)))
        .list();
  }

  private JsonNode json(String content) {
    try {
      return json.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // the database checks it
    }
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
