package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
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
  Locked lockFamily(UUID family, String council) {
    return jdbc.sql(
            """
            insert into family (id, council, epoch) values (?, ?, 1)
            on conflict (id) do update set epoch = family.epoch + 1
            returning *
            """)
        .params(family, council)
        .query((row, n) -> Locked.of(row))
        .single();
  }

  void lock(UUID family) {
    jdbc.sql("select 1 from family where id = ? for update")
        .param(family)
        .query(Integer.class)
        .single();
  }

  /**
   * What is recorded under these keys for this family, or in the directory; and which of them other
   * families of this council have.
   */
  Known known(Collection<Key> keys, UUID family, String council) {
    var current = new HashMap<Key, Stored>();
    var elsewhere = new HashSet<Key>();
    jdbc.sql(
            """
            select resource.*, family.council from resource
            join unnest(?::text[], ?::uuid[]) as wanted(type, id) using (type, id)
            left join family on family.id = resource.family
            """)
        .params(types(keys), ids(keys))
        .query(
            (RowCallbackHandler)
                row -> {
                  var stored = stored(row);
                  if (stored.family() == null || stored.family().equals(family)) {
                    current.put(stored.key(), stored);
                  } else if (council.equals(row.getString("council"))) {
                    elsewhere.add(stored.key());
                  }
                });
    return new Known(current, elsewhere);
  }

  /** Which of these are recorded for this family, or in the directory. */
  Set<Key> existing(Collection<Key> keys, UUID family) {
    return new HashSet<>(
        jdbc.sql(
                """
                select type, id from resource
                join unnest(?::text[], ?::uuid[]) as wanted(type, id) using (type, id)
                where family = ? or family is null
                """)
            .params(types(keys), ids(keys), family)
            .query((row, n) -> new Key(row.getString(1), row.getObject(2, UUID.class)))
            .list());
  }

  /** Which of these people stand in any family's record as adults. */
  Set<UUID> adults(Collection<UUID> people) {
    return new HashSet<>(
        jdbc.sql("select distinct id from resource where type = 'Person' and id = any(?)")
            .param(people.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  /** Everything that stands in the family's record. */
  List<Stored> all(UUID family) {
    return jdbc.sql("select * from resource where family = ? order by type, id")
        .param(family)
        .query((row, n) -> stored(row))
        .list();
  }

  Optional<Stored> current(Key key, UUID family) {
    return jdbc.sql("select * from resource where type = ? and id = ? and family = ?")
        .params(key.type(), key.id(), family)
        .query((row, n) -> stored(row))
        .optional();
  }

  Optional<Stored> version(Key key, UUID family, int version) {
    return jdbc.sql(
            "select * from resource_history where type = ? and id = ? and family = ? and version = ?")
        .params(key.type(), key.id(), family, version)
        .query((row, n) -> stored(row))
        .optional();
  }

  /** The family's plans, every revision. */
  List<Stored> plans(UUID family) {
    return jdbc.sql("select * from resource where family = ? and type = 'CarePlan'")
        .param(family)
        .query((row, n) -> stored(row))
        .list();
  }

  /** The family's goals, needs, and observations whose code is of this system. */
  List<Stored> goalsNeedsAndObservations(UUID family, String system) {
    return jdbc.sql(
            """
            select * from resource where family = ? and (type in ('Goal', 'Condition')
              or type = 'Observation' and content @> ?::jsonb)
            """)
        .params(family, "{\"code\":{\"coding\":[{\"system\":\"%s\"}]}}".formatted(system))
        .query((row, n) -> stored(row))
        .list();
  }

  /** What the source last said of the resource, where another source has spoken since. */
  Optional<Contributed> earlierContribution(Stored current, String source) {
    var key = current.key();
    return jdbc.sql(
            """
            select * from resource_history
            where type = ? and id = ? and family is not distinct from ? and source = ?
            order by version desc limit 1
            """)
        .params(key.type(), key.id(), current.family(), source)
        .query((row, n) -> stored(row).contribution())
        .optional();
  }

  /** Writes new current versions, in their order; what was current becomes history. */
  void write(Collection<Version> versions) {
    var first = new LinkedHashMap<Key, Version>();
    var later = new ArrayList<Version>();
    for (var version : versions) {
      if (first.putIfAbsent(version.stored().key(), version) != null) {
        later.add(version);
      }
    }
    writeOnce(first.values());
    if (!later.isEmpty()) {
      write(later);
    }
  }

  private void writeOnce(Collection<Version> versions) {
    var replaced =
        versions.stream().filter(v -> v.stored().version() > 1).map(v -> v.stored().key()).toList();
    if (!replaced.isEmpty()) {
      jdbc.sql(
              """
              insert into resource_history
              select resource.* from resource
              join unnest(?::text[], ?::uuid[], ?::uuid[]) as replaced(type, id, family)
                on replaced.type = resource.type and replaced.id = resource.id
                and replaced.family is not distinct from resource.family
              """)
          .params(
              types(replaced),
              ids(replaced),
              versions.stream()
                  .filter(v -> v.stored().version() > 1)
                  .map(v -> v.stored().family())
                  .toArray(UUID[]::new))
          .update();
    }
    batches.batchUpdate(
        """
        insert into resource (type, id, version, family, content, contributed, source, source_time, receipt, last_updated, due_at)
        values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
        on conflict (type, id, family) do update set version = excluded.version, content = excluded.content,
          contributed = excluded.contributed, source = excluded.source, source_time = excluded.source_time,
          receipt = excluded.receipt, last_updated = excluded.last_updated,
          due_at = excluded.due_at
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
          Types.TIMESTAMP,
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
      Timestamp.from(version.recordedAt()),
      Due.at(stored.key(), stored.content()).map(Timestamp::from).orElse(null)
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
