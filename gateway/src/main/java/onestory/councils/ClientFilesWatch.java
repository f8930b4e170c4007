package onestory.councils;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import onestory.security.Registrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the clients' files again and again while the gateway runs. */
final class ClientFilesWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ClientFilesWatch.class);

  private final Registrations files;
  private final Duration every;
  private ScheduledExecutorService clock;

  ClientFilesWatch(Registrations files, Duration every) {
    this.files = files;
    this.every = every;
  }

  @Override
  public void start() {
    clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "client-files");
              thread.setDaemon(true);
              return thread;
            });
    long millis = Math.max(1_000, every.toMillis());
    clock.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      files.now();
    } catch (RuntimeException e) {
      // such as an audit that can't be written now: the next look tries again
      LOG.warn("The clients' files could not be looked at: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    clock.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return clock != null && !clock.isShutdown();
  }
}
