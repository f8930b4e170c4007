package onestory.security;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which assertions were used is known to all gateways on one database. */
@Configuration(proxyBeanMethods = false)
class AssertionConfiguration {

  @Bean
  UsedAssertions usedAssertions(JdbcClient jdbc) {
    return new AssertionTable(jdbc, Clock.systemUTC());
  }
}
