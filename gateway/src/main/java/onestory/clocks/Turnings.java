package onestory.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import onestory.authority.Turning;
import onestory.record.Outline;

/**
 * When what may be shared turns by time alone: a permission, an agreement or an override begins or
 * ends, an override has lasted as long as any may, a child comes of age.
 *
 * @param moments each the first of a new answer
 */
record Turnings(NavigableSet<Instant> moments) {

  private static final Set<String> GIVEN = Set.of("active", "inactive");

  /**
   * @param longestOverride after this no override counts any more
   */
  static Turnings of(Outline family, Duration longestOverride) {
    var moments = new TreeSet<Instant>();
    // the exceptions of a permission begin with it, withdrawn or not
    Said.all(family, "Consent")
        .filter(consent -> consent.hasStatus(GIVEN))
        .flatMap(consent -> period(consent, "/provision/period"))
        .forEach(moment -> moments.add(kept(moment)));
    Said.all(family, "Flag")
        .flatMap(flag -> Stream.concat(period(flag, "/period"), longest(flag, longestOverride)))
        .forEach(moment -> moments.add(kept(moment)));
    Said.all(family, "Patient")
        .flatMap(child -> Turning.ofBirth(child.text("/birthDate")))
        .forEach(moment -> moments.add(kept(moment)));
    return new Turnings(moments);
  }

  /**
   * Whether one has come.
   *
   * @param due the moment for which this look was planned; empty when it has not come
   */
  boolean turned(Optional<Instant> due, Instant now) {
    return due.map(moments::ceiling).filter(turning -> !turning.isAfter(now)).isPresent();
  }

  /** The next one. */
  Optional<Instant> next(Instant now) {
    return Optional.ofNullable(moments.higher(now));
  }

  private static Stream<Instant> period(Said resource, String period) {
    return Turning.ofPeriod(resource.text(period + "/start"), resource.text(period + "/end"));
  }

  private static Stream<Instant> longest(Said flag, Duration longestOverride) {
    return flag.isCoded("/code", "safety-flag", "safeguarding-override")
        ? Turning.ofOverride(flag.text("/period/start"), longestOverride)
        : Stream.empty();
  }

  /**
   * As the database keeps it, and no earlier: a look that came before its turning would miss it.
   */
  private static Instant kept(Instant turning) {
    var kept = turning.truncatedTo(ChronoUnit.MICROS);
    return kept.equals(turning) ? kept : kept.plus(1, ChronoUnit.MICROS);
  }
}
