package onestory.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import onestory.security.DataFolder;
import onestory.security.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The DataSource is the embedded server's unless another is named, and is stopped with the gateway.
 */
class DatabaseConfigurationTest {

  @TempDir Path temp;

  private ApplicationContextRunner gateway(DataFolder data, Secrets secrets) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ConfigurationPropertiesAutoConfiguration.class))
        .withBean(DataFolder.class, () -> data)
        .withBean(Secrets.class, () -> secrets)
        .withUserConfiguration(DatabaseConfiguration.class)
        .withPropertyValues("onestory.postgres.programs=target");
  }

  @Test
  void theEmbeddedServerServesAndStopsWithTheGateway() throws Exception {
    DataFolder data = DataFolder.take(temp.resolve("data"));
    Secrets secrets = Secrets.of(data, List.of(Secrets.DATABASE_PASSWORD));
    AtomicReference<Postmaster> server = new AtomicReference<>();
    gateway(data, secrets)
        .run(
            context -> {
              one(context.getBean(DataSource.class));
              assertThat(context).doesNotHaveBean(SqlCount.class);
              server.set(Postmaster.of(data.path().resolve("postgres")).orElseThrow());
              assertThat(server.get().isServing()).isTrue();
            });
    assertThat(server.get().isServing()).isFalse();
  }

  @Test
  void anOutsideServerIsUsedWhenNamedAndStatementsAreCountedWhenAsked() throws Exception {
    DataFolder data = DataFolder.take(temp.resolve("outside"));
    Secrets secrets = Secrets.of(data, List.of(Secrets.DATABASE_PASSWORD));
    String password = secrets.get(Secrets.DATABASE_PASSWORD);
    Path programs = Path.of("target").toAbsolutePath();
    try (EmbeddedPostgres outside = EmbeddedPostgres.start(data.path(), programs, password)) {
      gateway(data, secrets)
          .withPropertyValues(
              "spring.datasource.url=" + outside.url(),
              "spring.datasource.username=" + PostgresCluster.ROLE,
              "spring.datasource.password=" + password,
              "spring.datasource.hikari.maximum-pool-size=3",
              "onestory.measure=true")
          .run(
              context -> {
                assertThat(context).doesNotHaveBean(EmbeddedPostgres.class);
                assertThat(context.getBean(HikariDataSource.class).getMaximumPoolSize())
                    .isEqualTo(3);
                one(context.getBean(DataSource.class));
                assertThat(context.getBean(SqlCount.class).statements()).isEqualTo(1);
              });
    }
  }

  private static void one(DataSource dataSource) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
