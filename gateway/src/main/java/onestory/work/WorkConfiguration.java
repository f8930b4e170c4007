package onestory.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes each {@link Work} a task of db-scheduler, with one running instance for a key over all
 * gateways.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkProperties.class)
class WorkConfiguration {

  @Bean(destroyMethod = "") // WorkLifecycle stops it, while the database still answers
  Scheduler scheduler(
      DataSource dataSource,
      List<Work> works,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      WorkProperties properties) {
    List<Task<?>> tasks =
        works.stream().<Task<?>>map(w -> task(w, jdbc, transaction, clock, properties)).toList();
    return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
        .threads(properties.threads())
        .pollingInterval(properties.pollingInterval())
        .pollUsingLockAndFetch(0.5, 2.0)
        .heartbeatInterval(properties.heartbeat())
        .missedHeartbeatsLimit(properties.missedHeartbeats())
        .clock(clock::instant)
        .failureLogging(
            LogLevel.OFF, false) // each work says itself what failed, without family content
        .build();
  }

  private static Task<Void> task(
      Work work,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      WorkProperties properties) {
    return Tasks.custom(work.name(), Void.class)
        .onFailure(new Backoff(properties.firstRetry(), properties.longestRetry(), clock))
        .execute(
            (instance, context) -> {
              long begunFor = wanted(jdbc, work.name(), instance.getId());
              work.perform(instance.getId());
              CompletionHandler<Void> finish =
                  new Finish(work.name(), begunFor, jdbc, transaction, clock);
              return finish;
            });
  }

  private static long wanted(JdbcClient jdbc, String work, String key) {
    return jdbc.sql("select wanted from work where task = ? and key = ?")
        .params(work, key)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
