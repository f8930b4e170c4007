package onestory.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each family is looked at again, and by which rules it was looked at last. */
@Component
final class LookStore {

  private static final UUID FIRST = new UUID(0, 0);

  private final JdbcClient jdbc;

  LookStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Families whose moment has come, locked; those that others have locked are theirs. */
  List<Locked> due(Instant now, int atMost) {
    return jdbc.sql(
            """
            select * from family where look_again <= ? order by look_again, id limit ?
            for update skip locked
            """)
        .params(Timestamp.from(now), atMost)
        .query((row, n) -> Locked.of(row))
        .list();
  }

  List<UUID> whichAreDue(Instant now, int atMost) {
    return jdbc.sql("select id from family where look_again <= ? order by look_again limit ?")
        .params(Timestamp.from(now), atMost)
        .query(UUID.class)
        .list();
  }

  /** The council's families after this one that were looked at by other rules, locked. */
  List<Locked> concludedOtherwise(String council, String rules, Optional<UUID> after, int atMost) {
    return jdbc.sql(
            """
            select * from family where council = ? and id > ? and concluded_by is distinct from ?
            order by id limit ? for update
            """)
        .params(council, after.orElse(FIRST), rules, atMost)
        .query((row, n) -> Locked.of(row))
        .list();
  }

  /** This family, locked. */
  Optional<Locked> of(UUID family) {
    return jdbc.sql("select * from family where id = ? for update")
        .param(family)
        .query((row, n) -> Locked.of(row))
        .optional();
  }

  /** Notes the looks; the record of those whom others are to hear of has changed once more. */
  void looked(List<Look> looks) {
    jdbc.sql(
            """
            update family set epoch = look.epoch, look_again = look.again, concluded_by = look.rules
            from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[]) as look(id, epoch, again, rules)
            where family.id = look.id
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

  void postpone(UUID family, Instant until) {
    jdbc.sql("update family set look_again = ? where id = ?")
        .params(Timestamp.from(until), family)
        .update();
  }

  /** One look at a family. */
  record Look(UUID family, long epoch, Optional<Instant> again, String rules) {}
}
