package onestory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import onestory.fixtures.Ehm;
import onestory.fixtures.HealthVisiting;
import onestory.fixtures.School;
import onestory.fixtures.Secrets;
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
    var ehm = Ehm.start(secrets);
    var healthVisiting = HealthVisiting.start(secrets);
    var school = School.start(secrets);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "simulated partners",
                Map.of(
                    "onestory.data", data.toString(),
                    "partner.ehm.url", ehm.url().toString(),
                    "partner.health-visiting.url", healthVisiting.url().toString(),
                    "partner.fenbank.url", school.url().toString())));
    var beans = context.getBeanFactory();
    beans.registerSingleton("simulatorSecrets", secrets);
    beans.registerSingleton("simulatedEhm", ehm);
    beans.registerSingleton("simulatedHealthVisiting", healthVisiting);
    beans.registerSingleton("simulatedSchool", school);
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
