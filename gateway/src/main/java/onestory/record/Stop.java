package onestory.record;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A hard stop that stands: ids and codes.
 *
 * @param id of its Flag
 * @param child empty when its source did not say about whom it is: it stops all of the family
 * @param organisations whom it stops, as Organization/id; none: everybody but the council
 * @param source the system that told it; the record's own for what a person placed
 * @param placed by whom; empty when a source told it, and only that source can end it
 */
public record Stop(
    UUID id,
    UUID family,
    String council,
    Optional<UUID> child,
    String kind,
    SortedSet<String> organisations,
    Optional<Instant> from,
    String source,
    Optional<Placed> placed) {

  /**
   * Who stands for it.
   *
   * @param reference the order's or the case's number elsewhere
   */
  public record Placed(
      Optional<String> reference, String by, Instant at, Optional<LiftAsked> liftAsked) {}

  /**
   * Somebody has asked to lift it; it stands until another person agrees.
   *
   * @param why ended or mistaken
   */
  public record LiftAsked(String why, String by, Instant at) {}
}
