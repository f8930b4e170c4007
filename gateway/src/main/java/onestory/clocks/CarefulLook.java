package onestory.clocks;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import onestory.record.SecondLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at many families in one transaction; where that fails, at each alone: one that cannot be
 * looked at must not keep the others waiting.
 */
@Component
final class CarefulLook {

  private static final Logger LOG = LoggerFactory.getLogger(CarefulLook.class);

  private final SecondLook looks;
  private final ClockProperties properties;
  private final Clock clock;

  CarefulLook(SecondLook looks, ClockProperties properties, Clock clock) {
    this.looks = looks;
    this.properties = properties;
    this.clock = clock;
  }

  /** Answers at how many it looked. */
  int at(List<UUID> families) {
    return look(families, looks::at);
  }

  /** Answers at how many it looked: those whose moment has come and that no other gateway has. */
  int ifDue(List<UUID> families) {
    return look(families, looks::ifDue);
  }

  private int look(List<UUID> families, ToIntFunction<Collection<UUID>> look) {
    try {
      return look.applyAsInt(families);
    } catch (RuntimeException failed) {
      LOG.warn("clocks: {}; one family at a time", failed.getClass().getName());
      return families.stream().mapToInt(family -> alone(family, look)).sum();
    }
  }

  private int alone(UUID family, ToIntFunction<Collection<UUID>> look) {
    try {
      return look.applyAsInt(List.of(family));
    } catch (RuntimeException failed) {
      LOG.error("clocks of family {}: {}", family, failed.getClass().getName());
      looks.postpone(family, clock.instant().plus(properties.afterFailure()));
      return 0;
    }
  }
}
