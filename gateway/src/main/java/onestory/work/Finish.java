package onestory.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a piece of work, unless it was asked for again after it had begun: then it runs once more.
 */
final class Finish implements CompletionHandler<Void> {

  private final String work;
  private final long begunFor;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Finish(
      String work, long begunFor, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.work = work;
    this.begunFor = begunFor;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void complete(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var key = complete.getExecution().getId();
    transaction.executeWithoutResult(
        status -> {
          int ended =
              jdbc.sql("delete from work where task = ? and key = ? and wanted <= ?")
                  .params(work, key, begunFor)
                  .update();
          boolean askedAgain =
              ended == 0
                  && jdbc.sql("select 1 from work where task = ? and key = ?")
                      .params(work, key)
                      .query(Integer.class)
                      .optional()
                      .isPresent();
          if (askedAgain) {
            operations.reschedule(complete, clock.instant());
          } else {
            operations.remove();
          }
        });
  }
}
