package onestory.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks for work in the caller's transaction: it will be done if, and only if, that transaction
 * commits. Asking again for the same key while it waits is one piece of work; asking while it runs
 * makes it run once more.
 */
@Component
public final class Worklist {

  private final JdbcClient jdbc;
  private final ObjectProvider<Scheduler> scheduler;
  private final Clock clock;

  Worklist(JdbcClient jdbc, ObjectProvider<Scheduler> scheduler, Clock clock) {
    this.jdbc = jdbc;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Asks for the work of that name under that key. */
  public void ask(String work, String key) {
    // The row's lock is what keeps "asked again" and "finished" from passing each other unseen: see
    // Finish.
    jdbc.sql(
            """
            insert into work (task, key, wanted) values (?, ?, 1)
            on conflict (task, key) do update set wanted = work.wanted + 1
            """)
        .params(work, key)
        .update();
    scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(work, key), clock.instant());
    lookAfterCommit();
  }

  /** What waits for its time under keys that begin so is done now. In the caller's transaction. */
  public void hurry(String work, String beginning) {
    jdbc.sql(
            """
            update scheduled_tasks set execution_time = ?, version = version + 1
            where task_name = ? and starts_with(task_instance, ?) and not picked
            """)
        .params(Timestamp.from(clock.instant()), work, beginning)
        .update();
    lookAfterCommit();
  }

  private void lookAfterCommit() {
    var scheduler = this.scheduler.getObject();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            scheduler.triggerCheckForDueExecutions();
          }
        });
  }
}
