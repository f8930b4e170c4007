package onestory.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The scheduler: each piece of work runs once at a time, over all gateways on one database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkProperties.class)
class WorkConfiguration {

  @Bean(destroyMethod = "") // WorkLifecycle stops it, while the database still answers
  Scheduler scheduler(
      DataSource dataSource,
      List<Work> works,
      WorkTasks tasks,
      Clock clock,
      WorkProperties properties) {
    return Scheduler.create(
            new TransactionAwareDataSourceProxy(dataSource),
            works.stream().<Task<?>>map(tasks::of).toList())
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
}
