package onestory.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The systems that may ask for tokens: those of the settings, and the partners. */
public record Clients(List<Client> clients) {

  /** No two share an id: each has its own secret. */
  public Clients {
    clients = List.copyOf(clients);
    var seen = new ArrayList<String>();
    for (var client : clients) {
      if (seen.contains(client.id())) {
        throw new IllegalArgumentException(
            "Two clients are called " + client.id() + "; give each its own id.");
      }
      seen.add(client.id());
    }
  }

  /** The client of that id. */
  public Optional<Client> find(String id) {
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }
}
