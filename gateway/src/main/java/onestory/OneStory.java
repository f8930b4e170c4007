package onestory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the gateway. */
@SpringBootApplication
public class OneStory {

  private static final Logger LOG = LoggerFactory.getLogger(OneStory.class);

  /**
   * Starts it; with {@code --verify-audit} it only checks its audit, and ends with 1 if it is not
   * sound.
   */
  public static void main(String[] args) {
    if (List.of(args).contains(VerifyAudit.OPTION)) {
      System.exit(VerifyAudit.isSound(args) ? 0 : 1);
    }
    SpringApplication.run(OneStory.class, args);
  }

  /**
   * The one clock that every time in the gateway comes from: the system's, or for demonstrations
   * one that started with the gateway at {@code onestory.clock-starts-at}, or that follows what is
   * written in {@code onestory.clock-file}.
   */
  @Bean
  Clock clock(
      @Value("${onestory.clock-starts-at:}") String startsAt,
      @Value("${onestory.clock-file:}") String file) {
    var system = Clock.systemUTC();
    if (!file.isEmpty()) {
      LOG.warn("The clock follows {}: a demonstration, never for real families.", file);
      return new ClockInFile(Path.of(file), system);
    }
    if (startsAt.isEmpty()) {
      return system;
    }
    LOG.warn("The clock started at {}: a demonstration, never for real families.", startsAt);
    return Clock.offset(system, Duration.between(system.instant(), Instant.parse(startsAt)));
  }
}
