package onestory.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts working after the routes are up and stops before them, so that no work finds its route
 * missing.
 */
@Component
final class WorkLifecycle implements SmartLifecycle {

  private final Scheduler scheduler;
  private volatile boolean running;

  WorkLifecycle(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Not with the other beans: the routes are started last of all, when the application context is
   * complete.
   */
  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  @EventListener(ApplicationReadyEvent.class)
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The last phase: what stops first. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
