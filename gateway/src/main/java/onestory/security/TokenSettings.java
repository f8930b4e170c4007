package onestory.security;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clients get their tokens.
 *
 * @param clientSecret whether a client without a registered key may prove itself by the secret that
 *     was made for it; for local use, and to be switched off where families are real
 * @param failuresAMinute how often a client may fail to prove itself
 * @param outside another authorization server whose tokens are taken, null for none
 */
@ConfigurationProperties("onestory.tokens")
record TokenSettings(
    @DefaultValue("true") boolean clientSecret,
    @DefaultValue("60") int failuresAMinute,
    Outside outside) {

  Optional<Outside> other() {
    return Optional.ofNullable(outside);
  }

  /**
   * Another authorization server.
   *
   * @param issuer what its tokens say under {@code iss}
   * @param jwksUri where its keys are
   * @param audience what its tokens for this gateway say under {@code aud}
   * @param client the claim that names the client, by the id that is registered here
   * @param tokenEndpoint where its tokens are asked for, if clients shall be told; else null
   */
  record Outside(
      String issuer,
      URI jwksUri,
      String audience,
      @DefaultValue("client_id") String client,
      URI tokenEndpoint) {

    /** Half an issuer is none. */
    Outside {
      if (issuer == null || jwksUri == null || audience == null) {
        throw new IllegalArgumentException(
            "onestory.tokens.outside needs issuer, jwks-uri and audience; give all three, or none.");
      }
      Addresses.requireSafe("onestory.tokens.outside.jwks-uri", jwksUri);
    }
  }
}
