package onestory.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * By what a client proves itself, as registered.
 *
 * @param keys its public keys, when they stand in its registration
 * @param keysAt where it publishes its public keys, when it does
 * @param certificates SHA-256 thumbprints (base64url) of its TLS certificates; tokens are bound to
 *     one of them (RFC 8705) when there are any
 * @param disabled whether it may not ask at all for now
 */
public record ClientProof(
    Optional<JWKSet> keys, Optional<URI> keysAt, Set<String> certificates, boolean disabled) {

  /** A client without keys: by the secret that the gateway made for it, where that is allowed. */
  public static final ClientProof SECRET =
      new ClientProof(Optional.empty(), Optional.empty(), Set.of(), false);

  /** Certificates are never absent. */
  public ClientProof {
    certificates = Set.copyOf(certificates);
  }

  boolean hasKeys() {
    return keys.isPresent() || keysAt.isPresent();
  }
}
