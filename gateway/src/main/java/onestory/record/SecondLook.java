package onestory.record;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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

  /** Looks at families whose moment has come; answers which. */
  @Transactional
  public List<UUID> due(int atMost) {
    return look(looks.due(clock.instant(), atMost));
  }

  /** Families whose moment has come. */
  public List<UUID> whichAreDue(int atMost) {
    return looks.whichAreDue(clock.instant(), atMost);
  }

  /** Looks at the council's next families that were looked at by other rules; answers which. */
  @Transactional
  public List<UUID> concludedOtherwise(String council, Optional<UUID> after, int atMost) {
    return look(looks.concludedOtherwise(council, conclusions.rules(council), after, atMost));
  }

  /** Looks at one family. */
  @Transactional
  public void at(UUID family) {
    look(looks.of(family).stream().toList());
  }

  /** Leaves a family alone until then. */
  @Transactional
  public void postpone(UUID family, Instant until) {
    looks.postpone(family, until);
  }

  private List<UUID> look(List<Locked> families) {
    if (families.isEmpty()) {
      return List.of();
    }
    var ids = families.stream().map(Locked::family).toList();
    var sketches = outlines.of(ids);
    var versions = new ArrayList<Version>();
    var done = new ArrayList<Look>();
    var heard = new ArrayList<Recorded>();
    for (var family : families) {
      var drawn = conclusions.draw(family, sketches.get(family.family()), NO_MESSAGE);
      long epoch = family.epoch() + (drawn.wakes() ? 1 : 0);
      versions.addAll(drawn.versions());
      done.add(new Look(family.family(), epoch, drawn.lookAgain(), drawn.by()));
      if (drawn.wakes()) {
        heard.add(
            new Recorded(
                family.family(), family.council(), epoch, Concluded.SOURCE, true, List.of()));
      }
    }
    store.write(versions);
    looks.looked(done);
    heard.forEach(recorded -> listeners.forEach(listener -> listener.recorded(recorded)));
    return ids;
  }
}
