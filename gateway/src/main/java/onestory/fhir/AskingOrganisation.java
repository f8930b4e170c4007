package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Optional;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.security.CurrentAsker;
import org.springframework.stereotype.Component;

/** The organisation on whose behalf the current request asks. */
@Component
public final class AskingOrganisation {

  private final CurrentAsker asker;
  private final Directory directory;

  AskingOrganisation(CurrentAsker asker, Directory directory) {
    this.asker = asker;
    this.directory = directory;
  }

  /** The client that asks. */
  String client() {
    return asker.get().clientId();
  }

  /**
   * Who asks, if the token allows this.
   *
   * @param interaction of SMART's c, r, u, d, s
   * @throws ForbiddenOperationException when the client acts for no organisation that a partner
   *     file names
   */
  public Organisation organisation(char interaction, String type) {
    if (!asker.get().may(interaction, type)) {
      throw new ForbiddenOperationException(
          "The token has no scope system/%s.%s.".formatted(type, interaction));
    }
    return Optional.ofNullable(asker.get().organisation())
        .flatMap(directory::organisationKnownBy)
        .orElseThrow(
            () ->
                new ForbiddenOperationException(
                    "This client acts for no organisation that is served here."));
  }
}
