package onestory.clocks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.councils.OrganisationIdentifier;
import org.springframework.stereotype.Component;

/** Every council's rules and calendar, worked out once. */
@Component
final class CouncilsClocks {

  private static final String MASH = "mash";

  private final Map<String, CouncilClocks> councils = new HashMap<>();

  CouncilsClocks(Directory directory) {
    directory
        .councils()
        .forEach(c -> councils.put(c.id(), CouncilClocks.of(c, mash(c, directory))));
  }

  Optional<CouncilClocks> of(String council) {
    return Optional.ofNullable(councils.get(council));
  }

  private static Optional<OrganisationIdentifier> mash(Council council, Directory directory) {
    return directory.organisations().stream()
        .filter(one -> one.council().id().equals(council.id()))
        .filter(one -> one.partner().kind().equals(MASH))
        .map(Organisation::identifier)
        .findFirst();
  }
}
