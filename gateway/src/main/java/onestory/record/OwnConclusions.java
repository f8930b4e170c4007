package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets conclusions be drawn from a family's outline, and finds what is to be written of them. */
@Component
final class OwnConclusions {

  private final List<Conclusion> conclusions;
  private final RecordStore store;
  private final Clock clock;

  OwnConclusions(List<Conclusion> conclusions, RecordStore store, Clock clock) {
    this.conclusions = conclusions;
    this.store = store;
    this.clock = clock;
  }

  /**
   * What comes of one look at a family.
   *
   * @param versions what is to be written
   * @param wakes whether organisations are to hear of it
   * @param lookAgain when to look again
   * @param by by which rules it was looked at
   */
  record Drawn(List<Version> versions, boolean wakes, Optional<Instant> lookAgain, String by) {}

  /**
   * @param receipt of the message that made the record change; of none, when time did
   */
  Drawn draw(Locked family, Sketch sketch, UUID receipt) {
    var now = clock.instant();
    var due = family.lookAgain().filter(moment -> !moment.isAfter(now));
    var outline = sketch.outline(family.family(), family.council(), due);
    var concluded = conclusions.stream().map(one -> one.conclude(outline, now)).toList();
    var versions = new ArrayList<Version>();
    boolean wakes = concluded.stream().anyMatch(Concluded::wakes);
    var origin = new Origin(Concluded.SOURCE, family.council(), family.family(), receipt, now);
    for (var one : concluded) {
      for (var resource : one.resources()) {
        var version = version(resource, sketch, origin, now);
        version.ifPresent(versions::add);
        wakes |= version.isPresent() && isDelivered(resource);
      }
    }
    return new Drawn(
        versions,
        wakes,
        concluded.stream().flatMap(c -> c.lookAgain().stream()).min(Comparator.naturalOrder()),
        rules(family.council()));
  }

  /** By which rules all conclusions are drawn for a council. */
  String rules(String council) {
    return conclusions.stream()
        .map(conclusion -> conclusion.rules(council))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private Optional<Version> version(
      ObjectNode resource, Sketch sketch, Origin origin, Instant now) {
    var key =
        new Key(
            resource.path("resourceType").asText(), UUID.fromString(resource.path("id").asText()));
    var current = sketch.stored(key).orElse(null);
    var base = current == null ? null : base(current);
    // the clock of a demonstration may go back; what the record says now always counts
    var at = base == null || base.at().isBefore(now) ? now : base.at();
    return Revision.of(new Draft(null, resource, at), key, current, base)
        .filter(Revision::isNew)
        .map(revision -> revision.toWrite(origin, now));
  }

  private Contributed base(Stored current) {
    return current.source().equals(Concluded.SOURCE)
        ? current.contribution()
        : store.earlierContribution(current, Concluded.SOURCE).orElse(null);
  }

  /** Whether it is brought to organisations; some is only there to be looked up. */
  static boolean isDelivered(ObjectNode resource) {
    for (var tag : resource.path("meta").path("tag")) {
      if (tag.path("code").asText().equals(Concluded.LOOK_UP)) {
        return false;
      }
    }
    return true;
  }
}
