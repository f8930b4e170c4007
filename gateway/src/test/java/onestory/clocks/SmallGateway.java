package onestory.clocks;

import ca.uhn.fhir.context.FhirContext;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import onestory.record.RecordListener;
import onestory.record.Recorded;
import onestory.security.DataFolder;
import onestory.security.Secrets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The record and its clocks on a database, without doors and partners: enough to start several
 * beside each other, or one after another.
 */
final class SmallGateway implements AutoCloseable {

  @TestConfiguration(proxyBeanMethods = false)
  @ComponentScan({
    "onestory.audit",
    "onestory.database",
    "onestory.inbox",
    "onestory.record",
    "onestory.clocks",
    "onestory.councils",
    "onestory.work"
  })
  @ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  static class Rooms {

    @Bean
    DataFolder dataFolder(@Value("${onestory.data}") Path folder) throws IOException {
      return DataFolder.take(folder);
    }

    @Bean
    Secrets secrets(DataFolder folder) throws IOException {
      return Secrets.of(folder, List.of(Secrets.DATABASE_PASSWORD));
    }

    @Bean
    FhirContext fhir() {
      return FhirContext.forR4Cached();
    }

    @Bean
    Heard heard() {
      return new Heard();
    }
  }

  /** What organisations would have heard of. */
  static final class Heard implements RecordListener {

    final List<Recorded> all = new CopyOnWriteArrayList<>();

    @Override
    public void recorded(Recorded recorded) {
      all.add(recorded);
    }
  }

  private final ConfigurableApplicationContext context;

  private SmallGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** With a database of its own in the folder, or the one that is there. */
  static SmallGateway in(Path folder, Clock clock, String... settings) {
    return start(clock, folder, Map.of("onestory.postgres.programs", "target"), settings);
  }

  /** Another one on the same database. */
  SmallGateway beside(Path folder, Clock clock, String... settings) {
    var pool = context.getBean(HikariDataSource.class);
    return start(
        clock,
        folder,
        Map.of(
            "spring.datasource.url", pool.getJdbcUrl(),
            "spring.datasource.username", pool.getUsername(),
            "spring.datasource.password", pool.getPassword()),
        settings);
  }

  private static SmallGateway start(
      Clock clock, Path folder, Map<String, String> database, String... settings) {
    // as arguments: they are stronger than application.yaml
    var arguments = new ArrayList<String>();
    database.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    List.of(settings).forEach(setting -> arguments.add("--" + setting));
    arguments.add("--onestory.data=" + folder);
    var builder =
        new SpringApplicationBuilder(Rooms.class)
            .web(WebApplicationType.NONE)
            .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock));
    return new SmallGateway(builder.run(arguments.toArray(String[]::new)));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
