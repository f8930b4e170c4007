package onestory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import onestory.audit.AuditAgent;
import onestory.audit.AuditedVerification;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;

/**
 * Checks the whole audit of a gateway that does not run, without starting it: {@code
 * --verify-audit}.
 */
final class VerifyAudit {

  static final String OPTION = "--verify-audit";

  /** The database, the data folder with its secrets, and the audit; nothing that scans finds it. */
  @ComponentScan({"onestory.database", "onestory.audit"})
  @ComponentScan(
      basePackages = "onestory.security",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.SecretsConfiguration"))
  @ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  static class Rooms {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  private VerifyAudit() {}

  /** Prints what is wrong; answers whether nothing is. */
  static boolean isSound(String... arguments) {
    var settings =
        Arrays.stream(arguments)
            .filter(argument -> !argument.equals(OPTION))
            .toArray(String[]::new);
    try (var context =
        new SpringApplicationBuilder(Rooms.class)
            .web(WebApplicationType.NONE)
            .initializers(starting -> requireAudit(starting.getEnvironment()))
            .properties("onestory.audit.verify-only=true", "logging.level.root=WARN")
            .run(settings)) {
      var result = context.getBean(AuditedVerification.class).ofStopped(AuditAgent.gateway());
      result.faults().forEach(System.out::println);
      System.out.printf(
          "%s. Events: %d, chains: %d, anchors: %d%n",
          result.isSound()
              ? "The audit is as it was written"
              : "THE AUDIT IS NOT AS IT WAS WRITTEN",
          result.events(),
          result.chains(),
          result.anchors());
      return result.isSound();
    }
  }

  /** In a folder that is mistyped a new audit would be made, and found to be sound. */
  private static void requireAudit(Environment settings) {
    var folder = Path.of(settings.getRequiredProperty("onestory.audit.folder"));
    if (!Files.isRegularFile(folder.resolve("node"))) {
      throw new IllegalStateException(
          "There is no audit in %s. Name the gateway's own folder with --onestory.data=FOLDER."
              .formatted(folder.toAbsolutePath().normalize()));
    }
  }
}
