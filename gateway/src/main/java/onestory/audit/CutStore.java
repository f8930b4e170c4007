package onestory.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of cuts, and which nodes are to sign them. */
@Component
final class CutStore {

  private static final String WEEK = "interval '7 days'";

  private final JdbcClient jdbc;

  CutStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One cut as it stands. */
  record Stored(
      UUID id,
      int years,
      Instant olderThan,
      String state,
      String askedBy,
      String approvedBy,
      String failure) {}

  List<Stored> all() {
    return jdbc.sql("select * from audit_cut order by asked_at desc, id limit 500")
        .query(CutStore::stored)
        .list();
  }

  /** The one that is asked for or agreed to; nobody else changes it meanwhile. */
  Optional<Stored> open() {
    return jdbc.sql("select * from audit_cut where state in ('asked', 'approved') for update")
        .query(CutStore::stored)
        .optional();
  }

  private static Stored stored(ResultSet row, int n) throws SQLException {
    return new Stored(
        row.getObject("id", UUID.class),
        row.getInt("years"),
        row.getTimestamp("older_than").toInstant(),
        row.getString("state"),
        row.getString("asked_by"),
        row.getString("approved_by"),
        row.getString("failure"));
  }

  /** False when one is open already. */
  boolean ask(UUID id, int years, Instant olderThan, String who, Instant now) {
    return jdbc.sql(
                """
                insert into audit_cut (id, years, older_than, state, asked_by, asked_at)
                values (?, ?, ?, 'asked', ?, ?) on conflict do nothing
                """)
            .params(id, years, Timestamp.from(olderThan), who, Timestamp.from(now))
            .update()
        > 0;
  }

  void approve(Cut cut, Instant now) {
    jdbc.sql(
            "update audit_cut set state = 'approved', approved_by = ?, approved_at = ? where id = ?")
        .params(cut.approvedBy(), Timestamp.from(now), cut.id())
        .update();
    for (var part : cut.parts()) {
      jdbc.sql(
              "insert into audit_cut_part (cut, chain, sequence, hash, events) values (?, ?, ?, ?, ?)")
          .params(
              cut.id(),
              part.last().chain(),
              part.last().sequence(),
              part.last().hash(),
              part.events())
          .update();
    }
  }

  List<Cut.Part> parts(UUID cut) {
    return jdbc.sql(
            "select chain, sequence, hash, events from audit_cut_part where cut = ? order by chain")
        .param(cut)
        .query(
            (row, n) ->
                new Cut.Part(
                    new ChainHead(row.getString(1), row.getLong(2), row.getBytes(3)),
                    row.getLong(4)))
        .list();
  }

  void sign(UUID cut, String node) {
    jdbc.sql("insert into audit_cut_signature (cut, node) values (?, ?) on conflict do nothing")
        .params(cut, node)
        .update();
  }

  boolean isSigned(UUID cut, String node) {
    return jdbc.sql("select exists (select 1 from audit_cut_signature where cut = ? and node = ?)")
        .params(cut, node)
        .query(Boolean.class)
        .single();
  }

  /** Ends its events; how many. The database refuses what two persons did not agree to. */
  long end(UUID cut) {
    return jdbc.sql("select audit_end(?)").param(cut).query(Long.class).single();
  }

  void close(UUID cut, String state, String failure, Instant now) {
    jdbc.sql("update audit_cut set state = ?, failure = ?, closed_at = ? where id = ?")
        .params(state, failure, Timestamp.from(now), cut)
        .update();
  }

  /** This node is there. */
  void seen(String node) {
    jdbc.sql(
            """
            insert into audit_node (node, seen) values (?, now())
            on conflict (node) do update set seen = now()
            """)
        .param(node)
        .update();
  }

  /** Nodes that were there within a week and have not signed. */
  List<String> unsigned(UUID cut) {
    return jdbc.sql(
            """
            select node from audit_node n where seen > now() - %s
              and not exists (select 1 from audit_cut_signature s where s.cut = ? and s.node = n.node)
            order by node
            """
                .formatted(WEEK))
        .param(cut)
        .query(String.class)
        .list();
  }

  /** The first place of the chain whose event is not older; empty when all are. */
  Optional<Long> firstNotOlder(String chain, Instant olderThan) {
    return jdbc.sql(
            """
            select sequence from audit_event where chain = ? and recorded >= ?
            order by sequence limit 1
            """)
        .params(chain, Timestamp.from(olderThan))
        .query(Long.class)
        .optional();
  }

  /** The first place up to that one whose event tells of something that is kept. */
  Optional<Long> firstKept(String chain, long upTo, Set<String> kept) {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select sequence from audit_event where chain = :chain and sequence <= :upTo
              and ('Patient/' || patient = any(:kept) or exists (
                select 1 from jsonb_array_elements(content->'entity') as entity
                where entity #>> '{what,identifier,value}' = any(:kept)
                  or split_part(entity #>> '{what,reference}', '/_history/', 1) = any(:kept)))
            order by sequence limit 1
            """)
        .param("chain", chain)
        .param("upTo", upTo)
        .param("kept", kept.toArray(String[]::new))
        .query(Long.class)
        .optional();
  }
}
