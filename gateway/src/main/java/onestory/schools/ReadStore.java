package onestory.schools;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each school has been read, and how the last reading went. */
@Component
final class ReadStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  ReadStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param cursor rows changed after this are asked for; empty: all of them
   * @param notBefore the school asked to be left alone until then
   */
  record Position(Optional<Instant> cursor, Optional<Instant> notBefore) {}

  Position position(SchoolSystem school, Rows rows) {
    return jdbc.sql("select cursor, not_before from school_read where partner = ? and rows = ?")
        .params(school.partner(), rows.path())
        .query((row, n) -> new Position(instant(row.getTimestamp(1)), instant(row.getTimestamp(2))))
        .optional()
        .orElse(new Position(Optional.empty(), Optional.empty()));
  }

  /** All rows are asked for once more: there is a child of whom none was kept before. */
  void startOver(SchoolSystem school) {
    jdbc.sql("update school_read set cursor = null where partner = ?")
        .param(school.partner())
        .update();
  }

  void read(SchoolSystem school, Rows rows, Optional<Instant> cursor, Tally tally) {
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into school_read as r (partner, rows, cursor, state, changed_at, read_at, kept, unchanged, dropped, rejected)
            values (?, ?, ?, 'read', ?, ?, ?, ?, ?, ?)
            on conflict (partner, rows) do update set cursor = excluded.cursor, not_before = null, failure = null,
              state = 'read', read_at = excluded.read_at,
              changed_at = case when r.state = 'read' then r.changed_at else excluded.changed_at end,
              kept = r.kept + excluded.kept, unchanged = r.unchanged + excluded.unchanged,
              dropped = r.dropped + excluded.dropped, rejected = r.rejected + excluded.rejected
            """)
        .params(
            school.partner(),
            rows.path(),
            cursor.map(Timestamp::from).orElse(null),
            now,
            now,
            tally.kept(),
            tally.unchanged(),
            tally.dropped(),
            tally.rejected())
        .update();
  }

  /** The cursor stays where it was. */
  void failed(SchoolSystem school, Rows rows, ReadFailed failed) {
    var now = clock.instant();
    var state = failed.failure().name().equals("CREDENTIALS") ? "credentials" : "failing";
    jdbc.sql(
            """
            insert into school_read as r (partner, rows, state, failure, not_before, changed_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (partner, rows) do update set state = excluded.state, failure = excluded.failure,
              not_before = excluded.not_before,
              changed_at = case when r.state = excluded.state then r.changed_at else excluded.changed_at end
            """)
        .params(
            school.partner(),
            rows.path(),
            state,
            failed.failure() + ": " + failed.getMessage(),
            failed.pause().isZero() ? null : Timestamp.from(now.plus(failed.pause())),
            Timestamp.from(now))
        .update();
  }

  /** One line for each school and kind of row; says nothing of any pupil. */
  record Report(
      String partner,
      String rows,
      String state,
      String failure,
      Instant since,
      Instant readAt,
      Tally rowsSoFar) {}

  List<Report> report() {
    return jdbc.sql("select * from school_read order by partner, rows")
        .query(
            (row, n) ->
                new Report(
                    row.getString("partner"),
                    row.getString("rows"),
                    row.getString("state"),
                    row.getString("failure"),
                    instant(row.getTimestamp("changed_at")).orElse(null),
                    instant(row.getTimestamp("read_at")).orElse(null),
                    new Tally(
                        row.getLong("kept"),
                        row.getLong("unchanged"),
                        row.getLong("dropped"),
                        row.getLong("rejected"))))
        .list();
  }

  private static Optional<Instant> instant(Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
