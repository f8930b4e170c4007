package onestory.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book of recalls: who was asked to give up what, and what they answered. */
@Component
public final class RecallStore {

  private static final int MOST = 500;
  private static final String THERE =
      """
      (recall.answer is distinct from 'lapsed' and exists (select 1 from holding h
        where h.organisation = recall.organisation and h.family = recall.family
          and h.type || '/' || h.id = any(recall.resources)))
      """;
  private static final String ALL =
      "select recall.*, " + THERE + " as still_held from recall where ";

  private final JdbcClient jdbc;
  private final Clock clock;

  RecallStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The recall of this family that this organisation has not yet answered. */
  Optional<UUID> open(String organisation, UUID family) {
    return jdbc.sql(
            """
            select id from recall where organisation = ? and family = ?
              and (answer is null or answer = 'unreachable')
            """)
        .params(organisation, family)
        .query(UUID.class)
        .optional();
  }

  /** Asked, perhaps again: what is asked for is what may not be held now. */
  void asking(Recall recall, Delivery delivery) {
    jdbc.sql(
            """
            insert into recall (id, organisation, partner, family, way, resources, rules, asked_at, attempts)
            values (?, ?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (id) do update set way = excluded.way, resources = excluded.resources,
              rules = excluded.rules, attempts = recall.attempts + 1
            """)
        .params(
            recall.id(),
            delivery.organisation().reference(),
            delivery.organisation().partner().id(),
            delivery.family(),
            recall.way().code(),
            recall.keys().toArray(String[]::new),
            recall.rules().toArray(String[]::new),
            now())
        .update();
  }

  void answered(UUID recall, RecallAnswer answer, String failure) {
    jdbc.sql("update recall set answer = ?, failure = ?, answered_at = ? where id = ?")
        .params(answer.code(), failure, now(), recall)
        .update();
  }

  /** There is nothing that it would have to give up now. */
  void lapsed(String organisation, UUID family) {
    jdbc.sql(
            """
            update recall set answer = 'lapsed', answered_at = ? where organisation = ? and family = ?
              and (answer is null or answer in ('unreachable', 'refused'))
            """)
        .params(now(), organisation, family)
        .update();
  }

  /**
   * One recall, for whoever looks after the flows; ids and codes only.
   *
   * @param answer empty: asked, and not yet answered
   * @param stillHeld whether the organisation still has what it was asked to give up, as far as is
   *     known
   */
  public record Row(
      UUID id,
      String organisation,
      String partner,
      UUID family,
      String way,
      List<String> resources,
      List<String> rules,
      Instant askedAt,
      int attempts,
      String answer,
      String failure,
      Instant answeredAt,
      boolean stillHeld) {}

  /**
   * The newest recalls.
   *
   * @param open those that are not answered, or refused and still there; otherwise the others
   */
  public List<Row> newest(boolean open) {
    return jdbc.sql(
            ALL
                + "(answer is null or answer = 'unreachable' or answer = 'refused' and "
                + THERE
                + ") = ? order by asked_at desc, id limit ?")
        .params(open, MOST)
        .query(RecallStore::row)
        .list();
  }

  /** Every recall of one family. */
  public List<Row> of(UUID family) {
    return jdbc.sql(ALL + "family = ? order by asked_at, id")
        .param(family)
        .query(RecallStore::row)
        .list();
  }

  private static Row row(ResultSet row, int n) throws SQLException {
    var answer = row.getString("answer");
    var answeredAt = row.getTimestamp("answered_at");
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("organisation"),
        row.getString("partner"),
        row.getObject("family", UUID.class),
        row.getString("way"),
        texts(row, "resources"),
        texts(row, "rules"),
        row.getTimestamp("asked_at").toInstant(),
        row.getInt("attempts"),
        answer,
        row.getString("failure"),
        answeredAt == null ? null : answeredAt.toInstant(),
        row.getBoolean("still_held"));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
