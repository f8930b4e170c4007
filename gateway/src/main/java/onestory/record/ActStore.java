package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.record.Act.Because;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.stereotype.Component;

/** The book of what persons did about who is who: reads and writes, no rules. */
@Component
final class ActStore {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  ActStore(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void write(
      UUID id,
      Act.Kind kind,
      Collection<UUID> persons,
      Collection<UUID> families,
      Because because,
      boolean toReview,
      Changes changes) {
    jdbc.sql(
            """
            insert into identity_act (id, kind, persons, families, done_at, done_by, reason, state, changes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            id,
            kind.column(),
            persons.toArray(UUID[]::new),
            families.toArray(UUID[]::new),
            now(),
            because.by(),
            because.reason(),
            toReview ? "unreviewed" : "settled",
            json.write(changes))
        .update();
  }

  List<Act> acts(Optional<String> state) {
    return where(
            "?::text is null or state = ? order by number desc limit 200",
            state.orElse(null),
            state.orElse(null))
        .list();
  }

  Optional<Act> act(UUID id) {
    return where("id = ? for update", id).optional();
  }

  List<UUID> families(UUID act) {
    return jdbc.sql("select unnest(families) from identity_act where id = ?")
        .param(act)
        .query(UUID.class)
        .list();
  }

  Changes changes(UUID act) {
    return json.read(
        jdbc.sql("select changes from identity_act where id = ?")
            .param(act)
            .query(String.class)
            .single(),
        Changes.class);
  }

  /** Whether a later act that stands touches the same persons or families. */
  boolean overlaid(Act act) {
    return jdbc.sql(
            """
            select exists (select 1 from identity_act where number > ? and state <> 'undone'
              and (persons && ? or families && ?))
            """)
        .params(
            act.number(), act.persons().toArray(UUID[]::new), act.families().toArray(UUID[]::new))
        .query(Boolean.class)
        .single();
  }

  void settle(UUID act, String state, Because because) {
    jdbc.sql(
            "update identity_act set state = ?, settled_at = ?, settled_by = ?, settled_why = ? where id = ?")
        .params(state, now(), because.by(), because.reason(), act)
        .update();
  }

  /** Acts that were undone say that two were taken for one: nobody is to read that of this one. */
  void forgetUndone(UUID person) {
    jdbc.sql("delete from identity_act where persons @> array[?] and state = 'undone'")
        .param(person)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private MappedQuerySpec<Act> where(String condition, Object... params) {
    return jdbc.sql("select * from identity_act where " + condition)
        .params(params)
        .query(ActStore::act);
  }

  private static Act act(ResultSet row, int n) throws SQLException {
    var columns = new Columns(row);
    return new Act(
        row.getLong("number"),
        columns.id("id"),
        columns.text("kind"),
        columns.ids("persons"),
        columns.ids("families"),
        columns.at("done_at"),
        columns.text("done_by"),
        columns.text("reason"),
        columns.text("state"),
        columns.mayBeText("settled_by"));
  }
}
