package onestory.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Instant;

/**
 * Clients that prove themselves with an assertion signed by their own key (SMART Backend Services,
 * RFC 7523). Each check has its own words: who connects a system must see what to mend, and nothing
 * of it helps who has no key.
 */
final class Assertions {

  private final Clients clients;
  private final PublishedKeys published;
  private final UsedAssertions used;
  private final String tokenUrl;
  private final Clock clock;

  /**
   * @param clock the true time: other systems know of no demonstration's clock
   */
  Assertions(
      Clients clients, PublishedKeys published, UsedAssertions used, String tokenUrl, Clock clock) {
    this.clients = clients;
    this.published = published;
    this.used = used;
    this.tokenUrl = tokenUrl;
    this.clock = clock;
  }

  /** The client that signed it; the assertion is used up by that. */
  Client proven(Credentials.Assertion assertion) throws TokenRefused {
    Jws jws =
        Jws.of(assertion.jwt())
            .orElseThrow(() -> TokenRefused.invalidClient("client_assertion is not a signed JWT"));
    AssertionHeader header = AssertionHeader.of(jws);
    AssertionClaims claims = new AssertionClaims(jws);
    Client client =
        clients
            .find(claims.client(assertion.clientId()))
            .orElseThrow(() -> TokenRefused.invalidClient("The assertion's iss is no client here"));
    header.checkAddress(client.proof().keysAt());
    Signatures.check(jws, header, keys(client, header.kid()));
    claims.checkAudience(tokenUrl);
    Instant end = claims.end(clock.instant());
    if (!used.use(client.id(), claims.id(), end)) {
      throw TokenRefused.invalidClient("The assertion's jti was used before");
    }
    return client;
  }

  private JWKSet keys(Client client, String kid) throws TokenRefused {
    ClientProof proof = client.proof();
    if (proof.keysAt().isPresent()) {
      return published.at(proof.keysAt().get(), kid);
    }
    return proof
        .keys()
        .orElseThrow(
            () -> TokenRefused.invalidClient("No public key is registered for the client"));
  }
}
