package onestory.clocks;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the watch when the gateway is ready, after working out anew what the councils' files have
 * changed, and stops it while the database still answers.
 */
@Component
@EnableConfigurationProperties(ClockProperties.class)
final class ClockLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ClockLifecycle.class);
  private static final int PATIENCE = 10;

  private final ClockWatch watch;
  private final Recompute recompute;
  private final ClockProperties properties;
  private volatile ScheduledExecutorService thread;

  ClockLifecycle(ClockWatch watch, Recompute recompute, ClockProperties properties) {
    this.watch = watch;
    this.recompute = recompute;
    this.properties = properties;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  @EventListener(ApplicationReadyEvent.class)
  public void start() {
    var started = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "clocks"));
    started.execute(() -> guarded(recompute::outdated));
    started.scheduleWithFixedDelay(
        () -> guarded(watch::look),
        0,
        properties.pollingInterval().toMillis(),
        TimeUnit.MILLISECONDS);
    thread = started;
  }

  /** What is scheduled ends for good when it throws. */
  private static void guarded(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException failed) {
      LOG.warn("clocks: {}; tried again", failed.getClass().getName());
    }
  }

  @Override
  public void stop() {
    var stopping = thread;
    thread = null;
    if (stopping != null) {
      stopping.shutdown();
      try {
        stopping.awaitTermination(PATIENCE, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Among the first to stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
