package onestory.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The systems that may ask for tokens: those of the settings, the partners, and those registered by
 * a file of their own, which also says by what a partner's client proves itself.
 */
public final class Clients {

  private final Map<String, Client> fixed = new LinkedHashMap<>();
  private final Registrations registrations;

  /**
   * No two share an id: each has its own secret.
   *
   * @throws IllegalArgumentException when two do
   */
  Clients(List<Client> fixed, Registrations registrations) {
    this.registrations = registrations;
    for (var client : fixed) {
      if (this.fixed.put(client.id(), client) != null) {
        throw new IllegalArgumentException(
            "Two clients are called " + client.id() + "; give each its own id.");
      }
    }
  }

  /** Those that are there from start to end, by settings and partners' files. */
  List<Client> fixed() {
    return List.copyOf(fixed.values());
  }

  /** All, as they are now. */
  List<Client> all() {
    var all = new ArrayList<Client>();
    registrations.now().stream()
        .filter(each -> !fixed.containsKey(each.id()))
        .forEach(each -> all.add(each.asClient()));
    fixed.keySet().forEach(id -> find(id).ifPresent(all::add));
    return all;
  }

  /** The client of that id, unless it is disabled. */
  public Optional<Client> find(String id) {
    Client partner = fixed.get(id);
    Optional<Registration> registered =
        registrations.now().stream().filter(each -> each.id().equals(id)).findFirst();
    Optional<Client> client =
        partner == null
            ? registered.map(Registration::asClient)
            : Optional.of(registered.map(each -> partner.proving(each.proof())).orElse(partner));
    return client.filter(each -> !each.proof().disabled());
  }
}
