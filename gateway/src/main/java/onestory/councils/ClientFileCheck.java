package onestory.councils;

import java.util.List;
import java.util.Set;
import onestory.security.Registration;
import org.springframework.core.io.Resource;

/** Reads a client's file and looks at it beside the others. */
final class ClientFileCheck {

  private final CheckedYaml<ClientFile> yaml =
      CheckedYaml.of(ClientFile.class, "client.schema.json")
          .with((content, text, mapper) -> ProofSettings.faults(content));
  private final Directory directory;
  private final Set<String> named;

  /**
   * @param named the ids of the clients whose scopes stand elsewhere: in a partner's file, or in
   *     the settings
   */
  ClientFileCheck(Directory directory, Set<String> named) {
    this.directory = directory;
    this.named = Set.copyOf(named);
  }

  /**
   * @throws IllegalArgumentException when the file is faulty by itself, or beside the others
   */
  Registration read(Resource file, List<Registration> others) {
    ClientFile client = yaml.read(file);
    String name = file.getFilename();
    if (others.stream().anyMatch(other -> other.id().equals(client.id()))) {
      throw fault(name, client.id() + " has a file already", "Take one of them out, or rename it.");
    }
    boolean elsewhere = named.contains(client.id());
    if (elsewhere && !(client.scopes().isEmpty() && client.organisation().isEmpty())) {
      throw fault(
          name,
          client.id() + " has its organisation and scopes in a partner's file or the settings",
          "Take organisation and scopes out here.");
    }
    if (!elsewhere && client.scopes().isEmpty()) {
      throw fault(
          name,
          client.id() + " has no scopes, and no partner's file names it",
          "Add scopes, and the organisation for which it acts.");
    }
    client.organisation().ifPresent(identifier -> checkServed(name, identifier.token()));
    return client.registration();
  }

  private void checkServed(String name, String token) {
    if (directory.organisationKnownBy(token).isEmpty()) {
      throw fault(
          name,
          "no partner's file serves the organisation " + token,
          "Name one that a partner's file serves.");
    }
  }

  private static FaultySettings fault(String name, String says, String remedy) {
    return new FaultySettings(name, List.of(new SettingFault(1, says, remedy)));
  }
}
