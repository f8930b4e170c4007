package onestory.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import onestory.record.LookStore.Look;
import org.springframework.stereotype.Component;

/** Looks at a family because a message speaks of it, before what the message says is written. */
@Component
final class FirstLook {

  private final OutlineStore outlines;
  private final OwnConclusions conclusions;
  private final LookStore looks;

  FirstLook(OutlineStore outlines, OwnConclusions conclusions, LookStore looks) {
    this.outlines = outlines;
    this.conclusions = conclusions;
    this.looks = looks;
  }

  /**
   * Adds to the versions that a message brings those that the record itself concludes.
   *
   * @return whether there are any of these that others are to hear of
   */
  boolean add(Locked family, Origin origin, List<Version> versions) {
    boolean saysNothing =
        versions.stream().noneMatch(version -> OutlineStore.reads(version.stored().key()));
    if (saysNothing && family.concludedBy().isPresent()) {
      return false;
    }
    var sketch = outlines.of(Set.of(family.family())).get(family.family());
    versions.forEach(version -> sketch.told(version.stored()));
    var drawn = conclusions.draw(family, sketch, origin.receipt());
    versions.addAll(drawn.versions());
    if (!drawn.lookAgain().equals(family.lookAgain())
        || !Optional.of(drawn.by()).equals(family.concludedBy())) {
      looks.looked(
          List.of(new Look(family.family(), family.epoch(), drawn.lookAgain(), drawn.by())));
    }
    return drawn.wakes();
  }
}
