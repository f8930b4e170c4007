package onestory.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A data folder for the doors, the same for all tests that share them. */
final class DoorData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource("data of the doors", Map.of("onestory.data", freshFolder())));
  }

  private static String freshFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "doors")
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
