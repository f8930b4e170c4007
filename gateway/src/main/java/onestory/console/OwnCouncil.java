package onestory.console;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.councils.Partner;
import onestory.security.CurrentAsker;
import org.springframework.stereotype.Component;

/** The one council that whoever asks is bound to: nothing of another is told (TRUST 7.66). */
@Component
final class OwnCouncil {

  private final CurrentAsker asker;
  private final Directory directory;

  OwnCouncil(CurrentAsker asker, Directory directory) {
    this.asker = asker;
    this.directory = directory;
  }

  /** The sources that tell it; empty when every source may be asked about. */
  Optional<Set<String>> sources() {
    return asker.council().map(directory::sourcesOf);
  }

  /** Its partners' ids; empty when every partner may be asked about. */
  Optional<Set<String>> partners() {
    return asker
        .council()
        .map(
            council ->
                directory.partners().stream()
                    .filter(partner -> partner.council().equals(council))
                    .map(Partner::id)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  boolean isToldBy(String source) {
    return sources().map(own -> own.contains(source)).orElse(true);
  }

  boolean has(Organisation organisation) {
    return has(organisation.council().id());
  }

  boolean has(String council) {
    return asker.dealsWith(council);
  }
}
