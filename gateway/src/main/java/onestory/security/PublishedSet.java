package onestory.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one client at its own address, kept no longer than it allows (SMART App Launch: not
 * "for longer than the client's cache-control header").
 */
final class PublishedSet {

  private static final Logger LOG = LoggerFactory.getLogger(PublishedSet.class);

  /** How long the address is left alone after it was read, or could not be. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final URI address;
  private final JwksReading reading;
  private final Clock clock;
  private JWKSet keys;
  private Instant until = Instant.MIN;
  private Instant tried = Instant.MIN;

  PublishedSet(URI address, JwksReading reading, Clock clock) {
    this.address = address;
    this.reading = reading;
    this.clock = clock;
  }

  /**
   * The keys, read anew when they have run out, or lack this one and were not read just now: the
   * client may have made another.
   */
  synchronized JWKSet keys(String kid) throws TokenRefused {
    Instant now = clock.instant();
    boolean justTried = tried.isAfter(now.minus(PAUSE));
    if (keys != null && now.isBefore(until) && (justTried || keys.getKeyByKeyId(kid) != null)) {
      return keys;
    }
    if (keys == null && justTried) {
      throw unreadable();
    }
    return read(now);
  }

  private JWKSet read(Instant now) throws TokenRefused {
    keys = null;
    tried = now;
    try {
      JwksReading.Answer answer = reading.read(address);
      keys = answer.keys();
      until = now.plus(answer.keep());
      return keys;
    } catch (IOException e) {
      LOG.warn("The keys of a client at {} cannot be read: {}", address, e.getMessage());
      throw unreadable();
    }
  }

  private static TokenRefused unreadable() {
    return TokenRefused.invalidClient(
        "The keys at the address registered for the client cannot be read");
  }
}
