package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the family record: reads and writes, no rules. */
@Component
final class RecordStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Json json;

  RecordStore(JdbcClient jdbc, JdbcTemplate batches, Json json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /**
   * Makes the family's record if it is new, locks it until the transaction ends, and counts one
   * change.
   */
  long lockFamily(UUID family, String council) {
    return jdbc.sql(
            """
            insert into family (id, council, epoch) values (?, ?, 1)
            on conflict (id) do update set epoch = family.epoch + 1
            returning epoch
            """)
        .params(family, council)
        .query(Long.class)
        .single();
  }

  void lock(UUID family) {
    jdbc.sql("select 1 from family where id = ? for update")
        .param(family)
        .query(Integer.class)
        .single();
  }

  Map<Key, Stored> current(Collection<Key> keys) {
    var found = new HashMap<Key, Stored>();
    jdbc.sql(
            """
            select resource.* from resource
            join unnest(?::text[], ?::uuid[]) as wanted(type, id) using (type, id)
            """)
        .params(types(keys), ids(keys))
        .query((row, n) -> stored(row))
        .list()
        .forEach(stored -> found.put(stored.key(), stored));
    return found;
  }

  /** Which of these are recorded. */
  Set<Key> existing(Collection<Key> keys) {
    return new HashSet<>(
        jdbc.sql(
                """
                select type, id from resource
                join unnest(?::text[], ?::uuid[]) as wanted(type, id) using (type, id)
                """)
            .params(types(keys), ids(keys))
            .query((row, n) -> new Key(row.getString(1), row.getObject(2, UUID.class)))
            .list());
  }

  /** What the source last said of the resource, where another source has spoken since. */
  Optional<Contributed> earlierContribution(Key key, String source) {
    return jdbc.sql(
            """
            select * from resource_history where type = ? and id = ? and source = ?
            order by version desc limit 1
            """)
        .params(key.type(), key.id(), source)
        .query((row, n) -> stored(row).contribution())
        .optional();
  }

  /** Writes new current versions; what was current becomes history. */
  void write(List<Version> versions) {
    var replaced =
        versions.stream().filter(v -> v.stored().version() > 1).map(v -> v.stored().key()).toList();
    if (!replaced.isEmpty()) {
      jdbc.sql(
              """
              insert into resource_history
              select resource.* from resource
              join unnest(?::text[], ?::uuid[]) as replaced(type, id) using (type, id)
              """)
          .params(types(replaced), ids(replaced))
          .update();
    }
    batches.batchUpdate(
        """
        insert into resource (type, id, version, family, content, contributed, source, source_time, receipt, last_updated)
        values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
        on conflict (type, id) do update set version = excluded.version, content = excluded.content,
          contributed = excluded.contributed, source = excluded.source, source_time = excluded.source_time,
          receipt = excluded.receipt, last_updated = excluded.last_updated
        """,
        versions.stream().map(this::row).toList(),
        new int[] {
          Types.VARCHAR,
          Types.OTHER,
          Types.INTEGER,
          Types.OTHER,
          Types.VARCHAR,
          Types.VARCHAR,
          Types.VARCHAR,
          Types.TIMESTAMP,
          Types.OTHER,
          Types.TIMESTAMP
        });
  }

  private Object[] row(Version version) {
    var stored = version.stored();
    return new Object[] {
      stored.key().type(),
      stored.key().id(),
      stored.version(),
      stored.family(),
      json.text(stored.content()),
      stored.contributed() == null ? null : json.text(stored.contributed()),
      stored.source(),
      Timestamp.from(stored.sourceTime()),
      version.receipt(),
      Timestamp.from(version.recordedAt())
    };
  }

  private Stored stored(ResultSet row) throws SQLException {
    var contributed = row.getString("contributed");
    return new Stored(
        new Key(row.getString("type"), row.getObject("id", UUID.class)),
        row.getInt("version"),
        row.getObject("family", UUID.class),
        json.object(row.getString("content")),
        contributed == null ? null : json.object(contributed),
        row.getString("source"),
        row.getTimestamp("source_time").toInstant());
  }

  private static String[] types(Collection<Key> keys) {
    return keys.stream().map(Key::type).toArray(String[]::new);
  }

  private static UUID[] ids(Collection<Key> keys) {
    return keys.stream().map(Key::id).toArray(UUID[]::new);
  }
}
