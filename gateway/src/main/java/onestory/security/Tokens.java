package onestory.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Issues the gateway's own access tokens: short-lived, signed with a key that never leaves it. */
final class Tokens {

  static final String ISSUER = "urn:onestory:gateway";
  static final String AUDIENCE = "urn:onestory:gateway";
  static final String CLIENT = "client_id";
  static final String ORGANISATION = "organisation";
  static final String SCOPE = "scope";
  static final String CONFIRMATION = "cnf";
  static final String THUMBPRINT = "x5t#S256";
  static final Duration LIFE = Duration.ofSeconds(300);

  /** So that no other JWT can pass for one (RFC 9068 2.1). */
  static final String TYPE = "at+jwt";

  private final JwtEncoder encoder;
  private final Clock clock;

  Tokens(JwtEncoder encoder, Clock clock) {
    this.encoder = encoder;
    this.clock = clock;
  }

  /**
   * A token for this client.
   *
   * @param certificate thumbprint of the certificate that it is bound to (RFC 8705), if to one
   */
  String issue(Client client, List<String> scopes, Optional<String> certificate) {
    Instant now = clock.instant();
    JwtClaimsSet.Builder claims =
        JwtClaimsSet.builder()
            .id(UUID.randomUUID().toString())
            .issuer(ISSUER)
            .audience(List.of(AUDIENCE))
            .subject(client.id())
            .issuedAt(now)
            .expiresAt(now.plus(LIFE))
            .claim(CLIENT, client.id())
            .claim(SCOPE, String.join(" ", scopes));
    if (client.organisation() != null) {
      claims.claim(ORGANISATION, client.organisation());
    }
    certificate.ifPresent(print -> claims.claim(CONFIRMATION, Map.of(THUMBPRINT, print)));
    JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).type(TYPE).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
  }
}
