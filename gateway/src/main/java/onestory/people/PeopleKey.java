package onestory.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import onestory.security.Seal;
import onestory.security.Secrets;
import org.springframework.stereotype.Component;

/** What is done with the key of people's secrets: close, open, sign. */
@Component
final class PeopleKey {

  private static final String HMAC = "HmacSHA256";

  private final byte[] key;
  private final Seal seal;

  PeopleKey(Secrets secrets) {
    key = Base64.getUrlDecoder().decode(secrets.get(Secrets.PEOPLE_KEY));
    seal = new Seal(key);
  }

  /** Closes the second factor's secret, so that who reads the database can't make its codes. */
  String close(UUID person, String secret) {
    return seal.close(secret, "second factor of " + person);
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException when it was closed with another key
   */
  String open(UUID person, String closed) {
    return seal.open(closed, "second factor of " + person)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A second factor was enrolled under another " + Secrets.PEOPLE_KEY + "."));
  }

  /** Closes what a browser keeps between leaving for an outside provider and coming back. */
  String closeErrand(String text) {
    return seal.close(text, "errand to a provider");
  }

  Optional<String> openErrand(String word) {
    return seal.open(word, "errand to a provider");
  }

  /** A word that only this gateway can make of the text, for this use. */
  byte[] sign(String use, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update(use.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
