package onestory.console;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts how far everybody is in step: in one statement, so that nothing slips from one count to
 * the next unseen.
 */
@Component
final class StepReport {

  private final JdbcClient jdbc;

  StepReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  StepCounts counts() {
    return jdbc.sql(
            """
            select
              count(*) filter (where state = 'in-step'),
              count(*) filter (where state = 'waiting')
                + (select count(*) from inbox_message where state = 'accepted'),
              count(*) filter (where state = 'retrying'),
              count(*) filter (where state = 'held')
            from step
            """)
        .query(
            (row, n) ->
                new StepCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .single();
  }
}
