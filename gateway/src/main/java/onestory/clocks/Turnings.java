package onestory.clocks;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Moment;

/**
 * When what may be shared turns by time alone: a permission, an agreement or an override begins or
 * ends.
 */
final class Turnings {

  private Turnings() {}

  /** Whether one has come since the moment for which this look was planned. */
  static boolean turned(Outline family, Instant now) {
    return family
        .due()
        .filter(
            due -> of(family).anyMatch(turning -> !turning.isBefore(due) && !turning.isAfter(now)))
        .isPresent();
  }

  /** The next one. */
  static Optional<Instant> next(Outline family, Instant now) {
    return of(family).filter(turning -> turning.isAfter(now)).min(Comparator.naturalOrder());
  }

  private static Stream<Instant> of(Outline family) {
    return Stream.concat(
        Said.all(family, "Consent")
            .filter(consent -> consent.text("/status").equals("active"))
            .flatMap(consent -> ends(consent, "/provision/period")),
        Said.all(family, "Flag").flatMap(flag -> ends(flag, "/period")));
  }

  private static Stream<Instant> ends(Said resource, String period) {
    return Stream.concat(
        resource.moment(period + "/start").map(Moment::instant).stream(),
        resource.moment(period + "/end").map(Turnings::after).stream());
  }

  /** A day is over when the next begins; an instant itself is still inside. */
  private static Instant after(Moment end) {
    return end.wholeDay()
        ? Moment.ofDay(end.day().plusDays(1)).instant()
        : end.instant().plusMillis(1);
  }
}
