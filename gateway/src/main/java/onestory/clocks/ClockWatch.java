package onestory.clocks;

import java.util.List;
import java.util.UUID;
import onestory.record.SecondLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the families whose moment has come. Any number of gateways may watch one database: each
 * takes other families, and what one has written the next one leaves as it is.
 */
@Component
final class ClockWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private final SecondLook looks;
  private final ClockProperties properties;
  private final java.time.Clock clock;

  ClockWatch(SecondLook looks, ClockProperties properties, java.time.Clock clock) {
    this.looks = looks;
    this.properties = properties;
    this.clock = clock;
  }

  /** Looks until no moment is left that has come; answers at how many families it looked. */
  int look() {
    int looked = 0;
    for (var some = some(); !some.isEmpty(); some = some()) {
      looked += some.size();
    }
    return looked;
  }

  private List<UUID> some() {
    try {
      return looks.due(properties.atOnce());
    } catch (RuntimeException failed) {
      LOG.warn("clocks: {}; one family at a time", failed.getClass().getName());
      return oneByOne();
    }
  }

  /** One family that cannot be looked at must not keep the others waiting. */
  private List<UUID> oneByOne() {
    var families = looks.whichAreDue(properties.atOnce());
    for (var family : families) {
      try {
        looks.at(family);
      } catch (RuntimeException failed) {
        LOG.error("clocks of family {}: {}", family, failed.getClass().getName());
        looks.postpone(family, clock.instant().plus(properties.afterFailure()));
      }
    }
    return families;
  }
}
