package onestory.timescales;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run of a timescale, as things stand.
 *
 * @param key the same however often it is worked out: rule, scope and what started it
 * @param scope empty for the family, a child, or an item
 * @param children whom it is about, each {@code Patient/uuid}
 * @param startedBy the reference of what started it
 * @param notBefore from when on what it waits for is looked for, where the rule has a window
 * @param warnAt when it is warned; empty when the rule does not warn
 * @param overdueAt from when on it is overdue; empty when it has no due day
 * @param due as a FHIR dateTime, {@code 2026-06-05} or {@code 2026-04-04T20:15:00+01:00}; empty
 *     when it has none
 * @param stopped when it was stopped or ended
 * @param stoppedBy the reference of what stopped or ended it
 * @param late by how much it was stopped too late, such as {@code 1 working day}
 */
public record Clock(
    String rule,
    String key,
    String scope,
    Set<String> children,
    String startedBy,
    Moment start,
    Optional<Moment> notBefore,
    Optional<Instant> warnAt,
    Optional<Instant> overdueAt,
    Optional<String> due,
    ClockState state,
    Optional<Moment> stopped,
    Optional<String> stoppedBy,
    Optional<String> late) {

  /** When it changes next by time alone; empty when it has stopped or only waits. */
  public Optional<Instant> nextMoment(Instant now) {
    return state.runs()
        ? Stream.concat(warnAt.stream(), overdueAt.stream())
            .filter(moment -> moment.isAfter(now))
            .min(Instant::compareTo)
        : Optional.empty();
  }
}
