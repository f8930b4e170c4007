package onestory.security;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The systems that may ask for tokens, from the configuration's {@code onestory.clients}. */
@ConfigurationProperties("onestory")
public record Clients(List<Client> clients) {

  /** No list means that nobody may ask. */
  public Clients {
    clients = clients == null ? List.of() : List.copyOf(clients);
  }

  /** The client of that id. */
  public Optional<Client> find(String id) {
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }
}
