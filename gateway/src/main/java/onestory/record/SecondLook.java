package onestory.record;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.record.LookStore.Look;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at families again though no message speaks of them: because a moment has come, or because
 * the rules are others. Any number of gateways may do so at once: each look is under the family's
 * lock, and a second one finds nothing left to write.
 */
@Component
public class SecondLook {

  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID NO_MESSAGE = new UUID(0, 0);

  private final LookStore looks;
  private final OutlineStore outlines;
  private final OwnConclusions conclusions;
  private final RecordStore store;
  private final List<RecordListener> listeners;
  private final Clock clock;

  SecondLook(
      LookStore looks,
      OutlineStore outlines,
      OwnConclusions conclusions,
      RecordStore store,
      List<RecordListener> listeners,
      Clock clock) {
    this.looks = looks;
    this.outlines = outlines;
    this.conclusions = conclusions;
    this.store = store;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Families whose moment has come. */
  public List<UUID> due(int atMost) {
    return looks.due(clock.instant(), atMost);
  }

  /** The council's next families. */
  public List<UUID> of(String council, Optional<UUID> after, int atMost) {
    return looks.of(council, after.orElse(FIRST), atMost);
  }

  /** The council's next families that were looked at by other rules than now. */
  public List<UUID> concludedOtherwise(String council, Optional<UUID> after, int atMost) {
    return looks.concludedOtherwise(
        council, conclusions.rules(council), after.orElse(FIRST), atMost);
  }

  /** Looks at these families, whatever the time. */
  @Transactional
  public int at(Collection<UUID> families) {
    return look(looks.lock(families));
  }

  /**
   * Looks at those of these families whose moment has come and at which nobody else looks just now;
   * answers at how many.
   */
  @Transactional
  public int ifDue(Collection<UUID> families) {
    return look(looks.lockDue(families, clock.instant()));
  }

  /** Leaves a family alone until then. */
  @Transactional
  public void postpone(UUID family, Instant until) {
    looks.postpone(family, until);
  }

  private int look(List<Locked> families) {
    if (families.isEmpty()) {
      return 0;
    }
    var ids = families.stream().map(Locked::family).toList();
    var sketches = outlines.of(ids);
    var versions = new ArrayList<Version>();
    var done = new ArrayList<Look>();
    var heard = new ArrayList<Recorded>();
    for (var family : families) {
      var drawn = conclusions.draw(family, sketches.get(family.family()), NO_MESSAGE);
      // by other rules than last time other things may be held
      boolean otherwise = family.concludedBy().filter(by -> !by.equals(drawn.by())).isPresent();
      boolean wakes = drawn.wakes() || otherwise;
      long epoch = family.epoch() + (wakes ? 1 : 0);
      versions.addAll(drawn.versions());
      done.add(new Look(family.family(), epoch, drawn.lookAgain(), drawn.by()));
      if (wakes) {
        heard.add(
            new Recorded(
                family.family(), family.council(), epoch, Concluded.SOURCE, true, List.of()));
      }
    }
    store.write(versions);
    looks.looked(done);
    heard.forEach(recorded -> listeners.forEach(listener -> listener.recorded(recorded)));
    return families.size();
  }
}
