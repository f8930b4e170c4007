package onestory.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hard stops: reads the Flags, and reads and writes who stands for them; no rules. */
@Component
final class StopStore {

  /** What may be a stop that stands; authority's own reading is in {@link StopFlag}. */
  private static final String STANDING =
      """
      select r.id, r.family, f.council, r.content, r.source, s.* from resource r
      join family f on f.id = r.family left join hard_stop s on s.flag = r.id
      where r.type = 'Flag' and r.content @> any (?::jsonb[])
      """;

  private static final String OF_KIND =
      "{\"code\":{\"coding\":[{\"system\":\"" + StopFlag.SYSTEM + "\",\"code\":\"%s\"}]}}";

  private final JdbcClient jdbc;
  private final Json json;

  StopStore(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** All that stand, those of the family, or the one: the oldest first, those of sources last. */
  List<Stop> standing(Optional<UUID> family, Optional<UUID> id) {
    return jdbc
        .sql(
            STANDING
                + " and (?::uuid is null or r.family = ?) and (?::uuid is null or r.id = ?)"
                + " order by s.placed_at, r.id")
        .params(
            Stops.KINDS.stream().map(OF_KIND::formatted).toArray(String[]::new),
            family.orElse(null),
            family.orElse(null),
            id.orElse(null),
            id.orElse(null))
        .query(this::stop)
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  void placed(UUID flag, UUID family, String reference, String by, Instant at) {
    jdbc.sql(
            """
            insert into hard_stop (flag, family, reference, placed_by, placed_at) values (?, ?, ?, ?, ?)
            """)
        .params(flag, family, reference, by, Timestamp.from(at))
        .update();
  }

  /** Whoever stands for the one stands for its copy; where nobody does, its source did. */
  void copied(Stored from, UUID flag, UUID family, Instant at) {
    jdbc.sql(
            """
            insert into hard_stop (flag, family, reference, placed_by, placed_at)
            select ?, ?, s.reference, coalesce(s.placed_by, ?), coalesce(s.placed_at, ?)
            from (values (1)) as once left join hard_stop s on s.flag = ?
            """)
        .params(flag, family, from.source(), Timestamp.from(at), from.key().id())
        .update();
  }

  void liftAsked(UUID flag, String why, String by, Instant at) {
    jdbc.sql(
            "update hard_stop set lift_why = ?, lift_asked_by = ?, lift_asked_at = ? where flag = ?")
        .params(why, by, Timestamp.from(at), flag)
        .update();
  }

  void liftRefused(UUID flag) {
    jdbc.sql(
            "update hard_stop set lift_why = null, lift_asked_by = null, lift_asked_at = null where flag = ?")
        .param(flag)
        .update();
  }

  void lifted(UUID flag, String by, Instant at) {
    jdbc.sql("update hard_stop set lifted_by = ?, lifted_at = ? where flag = ?")
        .params(by, Timestamp.from(at), flag)
        .update();
  }

  /** Where it counts: in that record, and in those of children who may be the same, in order. */
  SortedSet<UUID> concerned(UUID family, Optional<UUID> child) {
    return new TreeSet<>(
        jdbc.sql("select ?::uuid union select family from identity_reading where other = ?::uuid")
            .params(family, child.orElse(null))
            .query(UUID.class)
            .list());
  }

  /** The record that this one became part of, or itself; nothing when there is none. */
  Optional<UUID> familyNow(UUID family) {
    return jdbc.sql(
            """
            with recursive became as (
              select id, merged_into from family where id = ?
              union select f.id, f.merged_into from family f join became on became.merged_into = f.id)
            select id from became where merged_into is null
            """)
        .param(family)
        .query(UUID.class)
        .optional();
  }

  /** Who that child is now; nothing for an adult, an ended identity, and who is not known. */
  Optional<UUID> childNow(UUID child) {
    return jdbc.sql(
            """
            with recursive became as (
              select id, merged_into, closed_at from person where id = ?
              union select p.id, p.merged_into, p.closed_at from person p join became on became.merged_into = p.id)
            select id from became where merged_into is null and closed_at is null
              and not exists (select 1 from resource r where r.type = 'Person' and r.id = became.id)
            """)
        .param(child)
        .query(UUID.class)
        .optional();
  }

  private Optional<Stop> stop(ResultSet row, int n) throws SQLException {
    var flag = json.object(row.getString("content"));
    if (!StopFlag.stands(flag)) {
      return Optional.empty();
    }
    return Optional.of(
        new Stop(
            row.getObject("id", UUID.class),
            row.getObject(2, UUID.class),
            row.getString("council"),
            StopFlag.child(flag),
            StopFlag.kind(flag).orElseThrow(),
            StopFlag.organisations(flag),
            from(flag.path("period").path("start").asText()),
            row.getString("source"),
            placed(row)));
  }

  /** A source may say less than a moment: a day, or a month. */
  private static Optional<Instant> from(String start) {
    return start.contains("T")
        ? Optional.of(OffsetDateTime.parse(start).toInstant())
        : Optional.empty();
  }

  private static Optional<Stop.Placed> placed(ResultSet row) throws SQLException {
    var at = row.getTimestamp("placed_at");
    if (at == null) {
      return Optional.empty();
    }
    var asked = row.getTimestamp("lift_asked_at");
    return Optional.of(
        new Stop.Placed(
            Optional.ofNullable(row.getString("reference")),
            row.getString("placed_by"),
            at.toInstant(),
            asked == null
                ? Optional.empty()
                : Optional.of(
                    new Stop.LiftAsked(
                        row.getString("lift_why"),
                        row.getString("lift_asked_by"),
                        asked.toInstant()))));
  }
}
