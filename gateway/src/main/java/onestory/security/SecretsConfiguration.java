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
  Clients clients(
      Environment environment,
      ObjectProvider<PartnerCredentials> partners,
      ObjectProvider<Registrations> registrations) {
    List<Client> clients = new ArrayList<>();
    listed(environment, "onestory.clients", ListedClient.class)
        .forEach(each -> clients.add(each.asClient()));
    partners.forEach(each -> clients.addAll(each.clients()));
    return new Clients(clients, registrations.getIfAvailable(() -> List::of));
  }

  @Bean
  ClientCertificates clientCertificates(Clients clients) {
    return new ClientCertificates(clients);
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
    clients.fixed().forEach(client -> keys.add(client.secretKey()));
    return Secrets.of(folder, keys);
  }

  /** A client in the settings. */
  record ListedClient(String id, String organisation, List<String> scopes) {

    Client asClient() {
      return new Client(id, organisation, scopes);
    }
  }

  private static <T> List<T> listed(Environment environment, String name, Class<T> type) {
    return Binder.get(environment).bind(name, Bindable.listOf(type)).orElse(List.of());
  }
}
