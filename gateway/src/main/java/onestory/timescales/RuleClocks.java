package onestory.timescales;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The clocks of one rule in one family. */
final class RuleClocks {

  private final Timescale rule;
  private final Starts starts;
  private final Stops stops;
  private final WorkingDays calendar;
  private final Instant now;

  RuleClocks(Timescale rule, Past past, WorkingDays calendar, Instant now) {
    this.rule = rule;
    this.starts = new Starts(rule, past);
    this.stops = new Stops(rule, past);
    this.calendar = calendar;
    this.now = now;
  }

  List<Clock> clocks() {
    var clocks = new ArrayList<Clock>();
    var keys = new HashSet<String>();
    // until when a scope has had its first start; empty: still
    Map<String, Optional<Moment>> hadFirst = new HashMap<>();
    for (var start : starts.all()) {
      var key = key(start, keys);
      if (rule.first()) {
        var until = hadFirst.get(start.scope());
        if (until != null && until.filter(end -> end.isBefore(start.at())).isEmpty()) {
          continue;
        }
        hadFirst.put(start.scope(), stops.end(start, key).map(Happening::at));
      }
      clocks.add(clock(start, key));
    }
    return clocks;
  }

  private String key(Start start, Set<String> taken) {
    var happening = start.happening();
    var key =
        String.join("|", rule.id(), start.scope(), happening.kind().code(), happening.reference());
    if (taken.add(key)) {
      return key;
    }
    // one resource that tells the same of several moments
    var own = key + "|" + start.at().dateTime();
    taken.add(own);
    return own;
  }

  private Clock clock(Start start, String key) {
    var limit = Limit.of(rule, start, calendar);
    var stop = stops.of(start, key);
    var warnAt = warnAt(start, key, limit, stop);
    var late =
        stop.filter(Stop::met)
            .filter(met -> limit.filter(last -> last.isPassedBy(met.at())).isPresent());
    return new Clock(
        rule.id(),
        key,
        start.scope(),
        start.children(),
        start.happening().reference(),
        start.at(),
        rule.notBefore().map(span -> Limit.after(start.at(), span, calendar)),
        warnAt,
        limit.map(Limit::overdueAt),
        limit.map(last -> last.last().dateTime()),
        stop.map(one -> stopped(one, late.isPresent()))
            .orElseGet(() -> running(limit.map(Limit::overdueAt), warnAt)),
        stop.map(Stop::at),
        stop.map(Stop::by),
        late.map(met -> new Lateness(calendar).of(limit.orElseThrow(), met.at())));
  }

  // the day agreed upon only matters while the clock runs, and never makes it longer
  private Optional<Instant> warnAt(
      Start start, String key, Optional<Limit> limit, Optional<Stop> stop) {
    var usual = limit.flatMap(last -> rule.warn().map(span -> last.before(span, calendar)));
    var agreed =
        stop.isPresent()
            ? Optional.<Instant>empty()
            : stops
                .agreed(start, key)
                .flatMap(Happening::due)
                .map(day -> Moment.startOf(day.plusDays(1)))
                .filter(moment -> limit.filter(l -> l.overdueAt().isBefore(moment)).isEmpty());
    return Stream.concat(usual.stream(), agreed.stream())
        .min(Instant::compareTo)
        .map(moment -> moment.isBefore(start.at().instant()) ? start.at().instant() : moment);
  }

  private ClockState running(Optional<Instant> overdueAt, Optional<Instant> warnAt) {
    if (overdueAt.filter(this::isPast).isPresent()) {
      return ClockState.OVERDUE;
    }
    return warnAt.filter(this::isPast).isPresent() ? ClockState.WARNED : ClockState.ON_TRACK;
  }

  private static ClockState stopped(Stop stop, boolean late) {
    if (!stop.met()) {
      return ClockState.ENDED;
    }
    return late ? ClockState.MET_LATE : ClockState.MET;
  }

  private boolean isPast(Instant moment) {
    return !moment.isAfter(now);
  }
}
