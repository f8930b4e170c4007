package onestory.people;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as argon2id with what OWASP asks for at least (Password Storage Cheat Sheet: 19
 * MiB, two passes, one lane). Few are worked out at once, so that many tries can't take all memory.
 */
@Component
final class Passwords {

  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int LANES = 1;
  private static final int KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int AT_ONCE = 4;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT, HASH, LANES, KIB, PASSES);
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final String nobodys = argon2.encode("nobody's");

  String kept(String password) {
    places.acquireUninterruptibly();
    try {
      return argon2.encode(normal(password));
    } finally {
      places.release();
    }
  }

  /**
   * Whether it is that password. It takes the same time when there is none, so that nobody learns
   * which accounts there are.
   *
   * @param kept null when there is none
   */
  boolean matches(String password, String kept) {
    places.acquireUninterruptibly();
    try {
      return argon2.matches(normal(password), kept == null ? nobodys : kept) && kept != null;
    } finally {
      places.release();
    }
  }

  /** Whether it was kept with weaker settings than today's. */
  boolean isOutdated(String kept) {
    return argon2.upgradeEncoding(kept);
  }

  /** The same characters however the keyboard composed them (NIST SP 800-63B, 5.1.1.2). */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
