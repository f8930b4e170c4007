package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import onestory.security.Seal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where a page ended, in a form that only the client that it was given to can go on from, with the
 * same search, and for a while (TRUST 7.57). It holds a place and no results: what has been
 * withdrawn meanwhile is not on the next page.
 */
@Component
final class Cursors {

  private static final String GONE =
      "_cursor: not one that was given to this client for this search, or too old; begin again without it.";

  private final Seal seal;
  private final Clock clock;
  private final Duration life;

  Cursors(Seal seal, Clock clock, @Value("${onestory.cursor-life:1h}") Duration life) {
    this.seal = seal;
    this.clock = clock;
    this.life = life;
  }

  String close(Position position, String bound) {
    return seal.close(clock.instant().getEpochSecond() + "|" + position.line(), bound);
  }

  /**
   * @throws ResourceGoneException whatever is wrong with it
   */
  Position open(String cursor, String bound) {
    return seal.open(cursor, bound)
        .flatMap(this::current)
        .map(Position::read)
        .orElseThrow(() -> new ResourceGoneException(GONE));
  }

  private Optional<String> current(String line) {
    var parts = line.split("\\|", 2);
    var until = Instant.ofEpochSecond(Long.parseLong(parts[0])).plus(life);
    return clock.instant().isAfter(until) ? Optional.empty() : Optional.of(parts[1]);
  }
}
