package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import onestory.security.Registration;

/**
 * One client, as its file describes it.
 *
 * @param organisation for which it acts; left out for a client that a partner's file names
 * @param scopes what it may be given at most; left out for a client that a partner's file names
 * @param jwks its public keys, as a JWK Set
 * @param jwksUrl where it publishes them instead
 * @param certificates with which it connects, as PEM; its tokens hold on such a connection only
 */
record ClientFile(
    @JsonProperty(value = "client", required = true) String id,
    Optional<OrganisationIdentifier> organisation,
    List<String> scopes,
    Optional<JsonNode> jwks,
    Optional<String> jwksUrl,
    List<String> certificates,
    boolean disabled) {

  /** Lists are never absent. */
  ClientFile {
    scopes = scopes == null ? List.of() : List.copyOf(scopes);
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
  }

  Registration registration() {
    return new Registration(
        id,
        organisation.map(OrganisationIdentifier::token),
        scopes,
        ProofSettings.of(jwks, jwksUrl, certificates, disabled));
  }
}
