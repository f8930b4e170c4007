package onestory.clocks;

import java.util.Optional;
import onestory.record.SecondLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works out the clocks anew of all families of a council that were looked at by other rules. */
@Component
final class Recomputing {

  private static final Logger LOG = LoggerFactory.getLogger(Recomputing.class);

  private final SecondLook looks;
  private final ClockProperties properties;

  Recomputing(SecondLook looks, ClockProperties properties) {
    this.looks = looks;
    this.properties = properties;
  }

  /** Answers how many families it looked at. */
  int outdated(String council) {
    int looked = 0;
    var some = looks.concludedOtherwise(council, Optional.empty(), properties.atOnce());
    while (!some.isEmpty()) {
      looked += some.size();
      var last = some.get(some.size() - 1);
      some = looks.concludedOtherwise(council, Optional.of(last), properties.atOnce());
    }
    if (looked > 0) {
      LOG.info("clocks of {}: {} families looked at by changed rules", council, looked);
    }
    return looked;
  }
}
