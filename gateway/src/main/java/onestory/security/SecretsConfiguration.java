package onestory.security;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The data folder and what is kept secret in it. */
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

  @Bean
  DataFolder dataFolder(@Value("${onestory.data}") Path folder) throws IOException {
    return DataFolder.take(folder);
  }

  @Bean
  Clients clients(Environment environment, ObjectProvider<PartnerCredentials> partners) {
    List<Client> clients = new ArrayList<>(listed(environment, "onestory.clients", Client.class));
    partners.forEach(each -> clients.addAll(each.clients()));
    return new Clients(clients);
  }

  /**
   * One for each client, each name in {@code onestory.secrets} and what the partners need, and the
   * gateway's own three.
   */
  @Bean
  Secrets secrets(
      DataFolder folder,
      Clients clients,
      Environment environment,
      ObjectProvider<PartnerCredentials> partners)
      throws IOException {
    List<String> keys =
        new ArrayList<>(List.of(Secrets.DATABASE_PASSWORD, Secrets.TOKEN_KEY, Secrets.PEOPLE_KEY));
    keys.addAll(listed(environment, "onestory.secrets", String.class));
    partners.forEach(each -> keys.addAll(each.secrets()));
    clients.clients().forEach(client -> keys.add(client.secretKey()));
    return Secrets.of(folder, keys);
  }

  private static <T> List<T> listed(Environment environment, String name, Class<T> type) {
    return Binder.get(environment).bind(name, Bindable.listOf(type)).orElse(List.of());
  }
}
