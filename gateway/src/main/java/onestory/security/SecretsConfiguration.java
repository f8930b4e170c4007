package onestory.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data folder and what is kept secret in it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Clients.class)
class SecretsConfiguration {

  @Bean
  DataFolder dataFolder(@Value("${onestory.data}") Path folder) throws IOException {
    return DataFolder.take(folder);
  }

  /** One for each client and each name in {@code onestory.secrets}, and the gateway's own two. */
  @Bean
  Secrets secrets(
      DataFolder folder, Clients clients, @Value("${onestory.secrets}") List<String> named)
      throws IOException {
    List<String> keys = new ArrayList<>(named);
    keys.add(Secrets.DATABASE_PASSWORD);
    keys.add(Secrets.TOKEN_KEY);
    clients.clients().forEach(client -> keys.add(client.secretKey()));
    return Secrets.of(folder, keys);
  }
}
