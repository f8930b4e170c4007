package onestory.console;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts how far everybody is in step: in one statement, so that nothing slips from one count to
 * the next unseen.
 */
@Component
final class StepReport {

  private final JdbcClient jdbc;
  private final Clock clock;

  StepReport(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  StepCounts counts() {
    return jdbc.sql(
            """
            select
              count(*) filter (where state = 'in-step'),
              count(*) filter (where state = 'waiting')
                + (select count(*) from inbox_message where state = 'accepted')
                + (select count(*) from family where look_again <= ?),
              count(*) filter (where state = 'retrying'),
              count(*) filter (where state = 'held')
            from step
            """)
        .param(Timestamp.from(clock.instant()))
        .query(
            (row, n) ->
                new StepCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }
}
