package onestory.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a task of db-scheduler of each {@link Work}. Work that was asked for again after it had
 * begun runs once more; work that failed is tried again after a back-off.
 */
@Component
final class WorkTasks {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final WorkProperties properties;
  private final ObjectProvider<Scheduler> scheduler;

  WorkTasks(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      WorkProperties properties,
      ObjectProvider<Scheduler> scheduler) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.properties = properties;
    this.scheduler = scheduler;
  }

  Task<?> of(Work work) {
    return Tasks.custom(work.name(), Void.class)
        .onFailure(new Backoff(properties.firstRetry(), properties.longestRetry(), clock))
        .execute(
            (instance, context) -> {
              CompletionHandler<Void> end;
              try {
                long begunFor = performUntilNotAskedAgain(work, instance.getId());
                end = (complete, operations) -> finish(work, begunFor, complete, operations);
              } catch (NotYet notYet) {
                end = (complete, operations) -> operations.reschedule(complete, later(notYet));
              }
              return end;
            });
  }

  private Instant later(NotYet notYet) {
    return notYet.until().orElseGet(() -> clock.instant().plus(properties.longestRetry()));
  }

  /**
   * Runs again at once what is asked for while it runs; answers how often it had been asked for at
   * the last beginning.
   */
  private long performUntilNotAskedAgain(Work work, String key) {
    long begunFor = wanted(work, key);
    work.perform(key);
    for (long now = wanted(work, key); now > begunFor; now = wanted(work, key)) {
      begunFor = now;
      work.perform(key);
    }
    return begunFor;
  }

  private long wanted(Work work, String key) {
    return jdbc.sql("select wanted from work where task = ? and key = ?")
        .params(work.name(), key)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  private void finish(
      Work work, long begunFor, ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var key = complete.getExecution().getId();
    boolean again =
        transaction.execute(
            status -> {
              boolean askedAgain = askedAgain(work, key, begunFor);
              if (askedAgain) {
                operations.reschedule(complete, clock.instant());
              } else {
                operations.remove();
              }
              return askedAgain;
            });
    if (again) {
      scheduler.getObject().triggerCheckForDueExecutions();
    }
  }

  /**
   * The row's lock keeps "asked again" (see {@link Worklist}) and "finished" from passing each
   * other unseen.
   */
  private boolean askedAgain(Work work, String key, long begunFor) {
    int ended =
        jdbc.sql("delete from work where task = ? and key = ? and wanted <= ?")
            .params(work.name(), key, begunFor)
            .update();
    return ended == 0 && wanted(work, key) > 0;
  }
}
