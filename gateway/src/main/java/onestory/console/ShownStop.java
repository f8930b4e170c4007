package onestory.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.record.Stop;

/**
 * A hard stop as the operations show it: ids and codes.
 *
 * @param child none where a source did not say about whom it is: it stops all of the family
 * @param organisations whom it stops, as system|value; none: everybody but the council
 * @param reference for reviewers alone
 * @param toldBy the source that told it, which alone can end it; none for what a person placed
 * @param liftAskedBy whose wish to lift it waits for another person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownStop(
    UUID id,
    UUID family,
    UUID child,
    String kind,
    List<String> organisations,
    String reference,
    Instant from,
    String placedBy,
    Instant placedAt,
    String toldBy,
    String liftWhy,
    String liftAskedBy,
    Instant liftAskedAt) {

  static ShownStop of(Stop stop, Directory directory, boolean toReviewer) {
    var placed = stop.placed();
    var asked = placed.flatMap(Stop.Placed::liftAsked);
    return new ShownStop(
        stop.id(),
        stop.family(),
        stop.child().orElse(null),
        stop.kind(),
        stop.organisations().stream().map(named -> token(named, directory)).toList(),
        placed.flatMap(Stop.Placed::reference).filter(number -> toReviewer).orElse(null),
        stop.from().orElse(null),
        placed.map(Stop.Placed::by).orElse(null),
        placed.map(Stop.Placed::at).orElse(null),
        placed.isPresent() ? null : stop.source(),
        asked.map(Stop.LiftAsked::why).orElse(null),
        asked.map(Stop.LiftAsked::by).orElse(null),
        asked.map(Stop.LiftAsked::at).orElse(null));
  }

  private static String token(String reference, Directory directory) {
    return directory
        .organisation(reference)
        .map(known -> known.identifier().token())
        .orElse(reference);
  }
}
