package onestory.clocks;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import onestory.record.SecondLook;
import onestory.work.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works out the clocks of all of a council's families anew, in the background, by one gateway. */
@Component
final class Recomputing implements Work {

  static final String WORK = "recompute-clocks";
  static final String ALL = "|all";

  private static final Logger LOG = LoggerFactory.getLogger(Recomputing.class);

  private final SecondLook looks;
  private final CarefulLook look;
  private final ClockProperties properties;

  Recomputing(SecondLook looks, CarefulLook look, ClockProperties properties) {
    this.looks = looks;
    this.look = look;
    this.properties = properties;
  }

  @Override
  public String name() {
    return WORK;
  }

  /** Of the council's families that were looked at by other rules than now; or of all. */
  @Override
  public void perform(String key) {
    boolean all = key.endsWith(ALL);
    var council = all ? key.substring(0, key.length() - ALL.length()) : key;
    int looked =
        each(
            after ->
                all
                    ? looks.of(council, after, properties.atOnce())
                    : looks.concludedOtherwise(council, after, properties.atOnce()));
    LOG.info("clocks of {}: {} families worked out anew", council, looked);
  }

  private int each(Function<Optional<UUID>, List<UUID>> next) {
    int looked = 0;
    var some = next.apply(Optional.empty());
    while (!some.isEmpty()) {
      looked += look.at(some);
      some = next.apply(Optional.of(some.get(some.size() - 1)));
    }
    return looked;
  }
}
