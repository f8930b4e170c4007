package onestory.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that clients publish. A slow publisher holds up nobody but its own client. */
final class PublishedKeys {

  private final JwksReading reading;
  private final Clock clock;
  private final Map<URI, PublishedSet> sets = new ConcurrentHashMap<>();

  PublishedKeys(JwksReading reading, Clock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  /**
   * The keys at that address.
   *
   * @param kid the key that is looked for
   * @throws TokenRefused when the address gives none
   */
  JWKSet at(URI address, String kid) throws TokenRefused {
    return sets.computeIfAbsent(address, each -> new PublishedSet(each, reading, clock)).keys(kid);
  }
}
