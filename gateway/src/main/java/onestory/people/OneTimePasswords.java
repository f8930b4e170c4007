package onestory.people;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.stereotype.Component;

/** Makes passwords for a first sign-in: easy to read out, and of one hundred random bits. */
@Component
final class OneTimePasswords {

  private static final int BYTES = 15; // 24 letters of Base32, of which 20 are used
  private static final int LETTERS = 20;

  private final SecureRandom random = new SecureRandom();

  String made() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new String(Base32.encode(bytes), US_ASCII)
        .substring(0, LETTERS)
        .toLowerCase(Locale.ROOT)
        .replaceAll("(.{5})(?=.)", "$1-");
  }
}
