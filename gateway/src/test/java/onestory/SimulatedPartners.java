package onestory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import onestory.fixtures.Secrets;
import onestory.people.LoopbackIssuer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the partners before the gateway, and tells it where they are. */
final class SimulatedPartners
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var data = freshFolder();
    var secrets = Secrets.in(data.resolve("secrets.properties"));
    var partners = onestory.fixtures.Partners.start(secrets);
    var settings = new HashMap<String, Object>(partners.settings());
    settings.put("onestory.data", data.toString());
    var issuer = LoopbackIssuer.start();
    settings.putAll(issuer.settings());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("simulated partners", settings));
    var beans = context.getBeanFactory();
    beans.registerSingleton("simulatorSecrets", secrets);
    beans.registerSingleton("simulators", partners);
    beans.registerSingleton("loopbackIssuer", issuer);
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "data")), "gateway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
