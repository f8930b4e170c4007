package onestory.security;

import java.time.Duration;
import java.util.Map;
import onestory.front.JsonLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a request may ask of this gateway before anybody looks at what it says (TRUST 6).
 *
 * @param longest the longest body, by door; each door has a limit of its own where none is set
 * @param address the longest query
 * @param bodyWithin how long a body may take to arrive
 * @param json how much JSON may ask of its reader
 * @param perMinute how many requests a minute a client may send in the long run
 * @param burst how many at most after a quiet time
 * @param atOnce how many a client may have answered at the same time
 */
@ConfigurationProperties("onestory.front")
record FrontSettings(
    Map<Door, DataSize> longest,
    @DefaultValue("8KB") DataSize address,
    @DefaultValue("60s") Duration bodyWithin,
    @DefaultValue JsonLimits json,
    @DefaultValue("18000") int perMinute,
    @DefaultValue("1000") int burst,
    @DefaultValue("16") int atOnce) {

  FrontSettings {
    longest = longest == null ? Map.of() : Map.copyOf(longest);
  }

  /** In bytes. */
  int longest(Door door) {
    DataSize set = longest.get(door);
    return set == null ? door.limit() : Math.toIntExact(set.toBytes());
  }
}
