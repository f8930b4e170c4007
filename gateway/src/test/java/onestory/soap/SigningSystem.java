package onestory.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Registers {@value #NAME}, a system that signs, and gives the door a data folder of its own. */
final class SigningSystem implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String NAME = "ehm-signing";

  /** Registered too, but its certificate ended long ago. */
  static final String ENDED = "ehm-ended";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      Path folder = Files.createTempDirectory("soap-door");
      SigningKey key = SigningKey.of("ehm");
      SigningKey ended = SigningKey.ended("ehm");
      Files.writeString(folder.resolve("ehm.pem"), key.pem());
      Files.writeString(folder.resolve("ended.pem"), ended.pem());
      context.getBeanFactory().registerSingleton("signingKey", key);
      context.getBeanFactory().registerSingleton("endedKey", ended);
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "a system that signs",
                  Map.of(
                      "onestory.data",
                      folder.resolve("data").toString(),
                      "onestory.ehm.systems",
                      String.join(",", "ehm-pcc", NAME, ENDED),
                      "onestory.ehm.certificates." + NAME,
                      "file:" + folder.resolve("ehm.pem"),
                      "onestory.ehm.certificates." + ENDED,
                      "file:" + folder.resolve("ended.pem"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
