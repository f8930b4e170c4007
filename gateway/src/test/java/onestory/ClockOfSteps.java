package onestory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the gateway a clock that the steps of a story set. */
final class ClockOfSteps implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var clock = Files.createTempFile("clock", "");
      Files.writeString(clock, "2026-05-06T09:00:00Z");
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "clock of steps", Map.of("onestory.clock-file", clock.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
