package onestory.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import onestory.security.DataFolder;
import onestory.security.Secrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * The DataSource: over the embedded server, or over the one that {@code spring.datasource.url}
 * names.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
  EmbeddedPostgres embeddedPostgres(
      DataFolder data, Secrets secrets, @Value("${onestory.postgres.programs:}") String programs)
      throws IOException {
    Path folder = programs.isEmpty() ? data.path() : Path.of(programs).toAbsolutePath();
    return EmbeddedPostgres.start(data.path(), folder, secrets.get(Secrets.DATABASE_PASSWORD));
  }

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariConfig poolSettings() {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("onestory");
    return settings;
  }

  /** Closed before the embedded server, which it depends on. */
  @Bean(destroyMethod = "close")
  HikariDataSource connections(
      @Qualifier("poolSettings") HikariConfig settings,
      ObjectProvider<EmbeddedPostgres> embedded,
      Secrets secrets,
      Environment environment)
      throws SQLException {
    EmbeddedPostgres own = embedded.getIfAvailable();
    if (own == null) {
      settings.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
      settings.setUsername(environment.getProperty("spring.datasource.username"));
      settings.setPassword(environment.getProperty("spring.datasource.password"));
    } else {
      settings.setJdbcUrl(own.url());
      settings.setUsername(PostgresCluster.ROLE);
      settings.setPassword(secrets.get(Secrets.DATABASE_PASSWORD));
    }
    HikariDataSource pool = new HikariDataSource(settings);
    DurableSettings.require(pool);
    return pool;
  }

  @Bean
  @ConditionalOnProperty("onestory.measure")
  SqlCount sqlCount() {
    return new SqlCount();
  }

  @Bean
  @Primary
  @ConditionalOnProperty("onestory.measure")
  DataSource counted(@Qualifier("connections") HikariDataSource connections, SqlCount count) {
    return ProxyDataSourceBuilder.create(connections).listener(count).build();
  }
}
