package onestory.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Families' records as wholes: locks them, reads them, moves resources from one to another. */
@Component
final class RefilingStore {

  private final JdbcClient jdbc;
  private final RecordStore records;

  RefilingStore(JdbcClient jdbc, RecordStore records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** Locks them in one order and counts one change of each. */
  List<Locked> lock(Collection<UUID> families) {
    var ids = families.toArray(UUID[]::new);
    jdbc.sql("select id from family where id = any(?) order by id for update")
        .param(ids)
        .query(UUID.class)
        .list();
    return jdbc.sql("update family set epoch = epoch + 1 where id = any(?) returning *")
        .param(ids)
        .query((row, n) -> Locked.of(row))
        .list();
  }

  Set<UUID> familiesOf(Collection<UUID> children) {
    return jdbc.sql("select distinct family from resource where type = 'Patient' and id = any(?)")
        .param(children.toArray(UUID[]::new))
        .query(UUID.class)
        .set();
  }

  List<Stored> all(UUID family) {
    return records.all(family);
  }

  Optional<Stored> current(Key key, UUID family) {
    return records.current(key, family);
  }

  Optional<Stored> version(Key key, UUID family, int version) {
    return records.version(key, family, version);
  }

  /** The highest version that ever stood there; 0 when none did. */
  int lastVersion(Key key, UUID family) {
    return jdbc.sql(
            "select coalesce(max(version), 0) from resource_history where type = ? and id = ? and family = ?")
        .params(key.type(), key.id(), family)
        .query(Integer.class)
        .single();
  }

  Instant firstRecorded(Key key, UUID family) {
    return jdbc.sql(
            """
            select min(last_updated) from (
              select last_updated from resource where type = ? and id = ? and family = ?
              union all select last_updated from resource_history where type = ? and id = ? and family = ?) as every
            """)
        .params(key.type(), key.id(), family, key.type(), key.id(), family)
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  void write(Version version) {
    records.write(List.of(version));
  }

  /** Moves them with their history; what stands there already stays where it is. */
  Set<Key> move(Collection<Key> keys, UUID from, UUID to) {
    var types = keys.stream().map(Key::type).toArray(String[]::new);
    var ids = keys.stream().map(Key::id).toArray(UUID[]::new);
    var moved =
        jdbc.sql(
                """
                update resource set family = ? from unnest(?::text[], ?::uuid[]) as wanted(type, id)
                where resource.type = wanted.type and resource.id = wanted.id and family = ?
                  and not exists (select 1 from resource there
                    where there.type = wanted.type and there.id = wanted.id and there.family = ?)
                returning resource.type, resource.id
                """)
            .params(to, types, ids, from, to)
            .query((row, n) -> new Key(row.getString(1), row.getObject(2, UUID.class)))
            .list();
    jdbc.sql(
            """
            update resource_history set family = ? from unnest(?::text[], ?::uuid[]) as wanted(type, id)
            where resource_history.type = wanted.type and resource_history.id = wanted.id and family = ?
            """)
        .params(
            to,
            moved.stream().map(Key::type).toArray(String[]::new),
            moved.stream().map(Key::id).toArray(UUID[]::new),
            from)
        .update();
    jdbc.sql("update hard_stop set family = ? where family = ? and flag = any(?)")
        .params(to, from, moved.stream().map(Key::id).toArray(UUID[]::new))
        .update();
    return moved.stream().collect(Collectors.toSet());
  }

  /** What is taken away is history. */
  void remove(Key key, UUID family) {
    jdbc.sql(
            """
            with gone as (delete from resource where type = ? and id = ? and family = ? returning *)
            insert into resource_history select * from gone
            """)
        .params(key.type(), key.id(), family)
        .update();
  }

  void merged(UUID family, UUID into) {
    jdbc.sql("update family set merged_into = ? where id = ?").params(into, family).update();
  }

  List<Changes.FamilyKey> rename(UUID from, UUID to) {
    return jdbc.sql("update family_key set family = ? where family = ? returning council, key")
        .params(to, from)
        .query((row, n) -> new Changes.FamilyKey(row.getString(1), row.getString(2), from, to))
        .list();
  }

  void rename(Changes.FamilyKey key, UUID to) {
    jdbc.sql("update family_key set family = ? where council = ? and key = ?")
        .params(to, key.council(), key.key())
        .update();
  }
}
