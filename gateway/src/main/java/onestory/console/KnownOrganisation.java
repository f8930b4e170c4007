package onestory.console;

import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.problem.Unanswerable;
import org.springframework.stereotype.Component;

/** Finds the organisation that an operation names by its code. */
@Component
final class KnownOrganisation {

  private final Directory directory;

  KnownOrganisation(Directory directory) {
    this.directory = directory;
  }

  /** The organisation of this code; whoever asks is told when there is none. */
  Organisation of(String code) {
    return directory.organisations().stream()
        .filter(known -> known.identifier().value().equals(code))
        .findFirst()
        .orElseThrow(KnownOrganisation::unknown);
  }

  static Unanswerable unknown() {
    return Unanswerable.unknown(
        "organisation",
        "No organisation here has this code.",
        "Send the code of one in a partner's file (organisations, identifier.value), such as"
            + " RXP01.");
  }
}
