package onestory.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * Codes of an authenticator app (RFC 6238 as every such app has it: SHA-1, six digits, thirty
 * seconds).
 */
final class SecondFactor {

  private static final int BYTES = 20;
  private static final int NEIGHBOURS = 1;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecureRandom random = new SecureRandom();

  /** A secret for a new app, in Base32. */
  String newSecret() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new String(Base32.encode(bytes), US_ASCII);
  }

  /**
   * The interval that the code is of: this one, the one before or the one after. A code of an
   * interval that was taken already, or before it, is of none.
   *
   * @param lastTaken the last interval whose code was taken; null when none was
   */
  OptionalLong interval(String secret, String code, Instant now, Long lastTaken) {
    var given = code.replace(" ", "").getBytes(US_ASCII);
    var step = generator.getTimeStep();
    var current = now.getEpochSecond() / step.toSeconds();
    var found = OptionalLong.empty();
    for (long at = current - NEIGHBOURS; at <= current + NEIGHBOURS; at++) {
      var right = code(secret, Instant.ofEpochSecond(at * step.toSeconds())).getBytes(US_ASCII);
      // every interval is compared, and in full: the time taken says nothing
      var same = MessageDigest.isEqual(right, given);
      if (same && (lastTaken == null || at > lastTaken)) {
        found = OptionalLong.of(at);
      }
    }
    return found;
  }

  /** The code of that moment. */
  String code(String secret, Instant at) {
    try {
      var key = new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm());
      return generator.generateOneTimePasswordString(key, at);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-1", e);
    }
  }

  /** What the app reads from the picture, in Google's Key Uri Format. */
  static String uri(String secret, Account account) {
    return "otpauth://totp/OneStory:%s?secret=%s&issuer=OneStory"
        .formatted(URLEncoder.encode(account.name(), StandardCharsets.UTF_8), secret);
  }
}
