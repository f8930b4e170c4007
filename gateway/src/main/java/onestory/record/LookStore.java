package onestory.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each family is looked at again, and by which rules it was looked at last. */
@Component
final class LookStore {

  private final JdbcClient jdbc;

  LookStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Families whose moment has come. */
  List<UUID> due(Instant now, int atMost) {
    return jdbc.sql(
            """
            select id from family where look_again <= ? and (leave_until is null or leave_until <= ?)
            order by look_again, id limit ?
            """)
        .params(Timestamp.from(now), Timestamp.from(now), atMost)
        .query(UUID.class)
        .list();
  }

  /** The council's families after this one. */
  List<UUID> of(String council, UUID after, int atMost) {
    return jdbc.sql("select id from family where council = ? and id > ? order by id limit ?")
        .params(council, after, atMost)
        .query(UUID.class)
        .list();
  }

  /** The council's families after this one that were looked at by other rules. */
  List<UUID> concludedOtherwise(String council, String rules, UUID after, int atMost) {
    return jdbc.sql(
            """
            select id from family where council = ? and id > ? and concluded_by is distinct from ?
            order by id limit ?
            """)
        .params(council, after, rules, atMost)
        .query(UUID.class)
        .list();
  }

  /** These families, locked; none twice at a time in one order: no deadlocks. */
  List<Locked> lock(Collection<UUID> families) {
    return jdbc.sql("select * from family where id = any(?) order by id for no key update")
        .param(families.toArray(UUID[]::new))
        .query((row, n) -> Locked.of(row))
        .list();
  }

  /** Those whose moment has come, locked; what another has locked is looked at there. */
  List<Locked> lockDue(Collection<UUID> families, Instant now) {
    return jdbc.sql(
            """
            select * from family where id = any(?) and look_again <= ?
              and (leave_until is null or leave_until <= ?) order by id
            for no key update skip locked
            """)
        .params(families.toArray(UUID[]::new), Timestamp.from(now), Timestamp.from(now))
        .query((row, n) -> Locked.of(row))
        .list();
  }

  /** Notes the looks; the record of those whom others are to hear of has changed once more. */
  void looked(List<Look> looks) {
    jdbc.sql(
            """
            update family set epoch = look.epoch, look_again = look.again, concluded_by = look.rules,
              leave_until = null
            from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[]) as look(id, epoch, again, rules)
            where family.id = look.id
              and (family.epoch, family.look_again, family.concluded_by, family.leave_until)
              is distinct from (look.epoch, look.again, look.rules, null)
            """)
        .params(
            looks.stream().map(Look::family).toArray(UUID[]::new),
            looks.stream().map(Look::epoch).toArray(Long[]::new),
            looks.stream()
                .map(look -> look.again().map(Timestamp::from).orElse(null))
                .toArray(Timestamp[]::new),
            looks.stream().map(Look::rules).toArray(String[]::new))
        .update();
  }

  /** The moment for which the look was planned stays: what turned then is still to be heard of. */
  void postpone(UUID family, Instant until) {
    jdbc.sql("update family set leave_until = ? where id = ?")
        .params(Timestamp.from(until), family)
        .update();
  }

  /** One look at a family. */
  record Look(UUID family, long epoch, Optional<Instant> again, String rules) {}
}
