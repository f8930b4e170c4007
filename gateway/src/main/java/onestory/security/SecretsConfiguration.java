package onestory.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
  Secrets secrets(DataFolder folder, Clients clients, Environment environment) throws IOException {
    List<String> keys = new ArrayList<>(List.of(Secrets.DATABASE_PASSWORD, Secrets.TOKEN_KEY));
    keys.addAll(
        Binder.get(environment)
            .bind("onestory.secrets", Bindable.listOf(String.class))
            .orElse(List.of()));
    clients.clients().forEach(client -> keys.add(client.secretKey()));
    return Secrets.of(folder, keys);
  }
}
