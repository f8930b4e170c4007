package onestory.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What one browser is sent to the provider with, and has to come back with. It is closed into a
 * cookie, so that any gateway can go on and nothing is stored for who never comes back.
 *
 * @param state returned by the provider (RFC 6749, 10.12)
 * @param nonce returned inside the token (OpenID Connect Core, 3.1.2.1)
 * @param verifier shown only with the code (RFC 7636)
 */
record Errand(String state, String nonce, String verifier, Instant until) {

  static final Duration LIFE = Duration.ofMinutes(10);

  String challenge() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.sha256(verifier));
  }

  /** Whether who comes back is who was sent. */
  boolean isAnsweredBy(String returned, Instant now) {
    return now.isBefore(until)
        && MessageDigest.isEqual(state.getBytes(US_ASCII), returned.getBytes(US_ASCII));
  }

  String text() {
    return String.join(" ", state, nonce, verifier, until.toString());
  }

  static Optional<Errand> of(String text) {
    var parts = text.split(" ");
    return parts.length == 4
        ? Optional.of(new Errand(parts[0], parts[1], parts[2], Instant.parse(parts[3])))
        : Optional.empty();
  }
}
