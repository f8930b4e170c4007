package onestory.timescales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must be so of all clocks, whatever happened and in whatever order it was told. */
class ClockPropertiesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final Instant END = Moment.startOf(LocalDate.of(2028, 1, 1));
  private static final WorkingDays DAYS = WorkingDays.inEngland(Set.of(), Set.of());

  private static final List<Timescale> RULES =
      Given.rules(
          """
          first: {source: a, says: a, each: family, from: [assessment-completed], first: true, until: [meeting-held], ends: [episode-closed], within: {weeks: 4}, warn: {days: 7}}
          review: {source: a, says: a, each: family, from: [meeting-held], until: [meeting-held], ends: [episode-closed], within: {weeks: 8}, notBefore: {weeks: 6}, agreed: next-meeting-agreed, warn: {workingDays: 5}}
          plan: {source: a, says: a, each: child, from: [meeting-held], until: [plan-sent], within: {workingDays: 10}, warn: {workingDays: 2}}
          contact: {source: a, says: a, each: item, from: [contact-received], until: [contact-decided], within: {hours: 72}, warn: {hours: 12}}
          action: {source: a, says: a, each: item, from: [action-agreed], until: [action-finished], ends: [episode-closed], within: given, warn: {days: 3}}
          lead: {source: a, says: a, each: family, from: [meeting-held], first: true, until: [lead-professional-named], already: true, ends: [episode-closed], within: same-day}
          refresh: {source: a, says: a, each: child, from: [assessment-completed, assessment-updated], until: [assessment-completed, assessment-updated], within: {months: 6}}
          offer: {source: a, says: a, each: child, from: [help-refused], until: [help-agreed, done-by-hand], within: none}
          """);

  @Provide
  Arbitrary<Moment> moment() {
    var day = Arbitraries.integers().between(0, 500).map(FIRST::plusDays);
    return Combinators.combine(day, Arbitraries.integers().between(-600, 24 * 60 - 1))
        .as(
            (of, minute) ->
                minute < 0
                    ? Moment.ofDay(of)
                    : Moment.ofInstant(Moment.startOf(of).plusSeconds(60L * minute)));
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Combinators.combine(
            Arbitraries.of(
                HappeningKind.ASSESSMENT_COMPLETED,
                HappeningKind.ASSESSMENT_UPDATED,
                HappeningKind.MEETING_HELD,
                HappeningKind.NEXT_MEETING_AGREED,
                HappeningKind.PLAN_SENT,
                HappeningKind.LEAD_PROFESSIONAL_NAMED,
                HappeningKind.CONTACT_RECEIVED,
                HappeningKind.CONTACT_DECIDED,
                HappeningKind.ACTION_AGREED,
                HappeningKind.ACTION_FINISHED,
                HappeningKind.HELP_REFUSED,
                HappeningKind.HELP_AGREED,
                HappeningKind.EPISODE_CLOSED),
            Arbitraries.of("r1", "r2", "r3"),
            Arbitraries.of("maya", "theo").set().ofMaxSize(2),
            Arbitraries.of("", "i1", "i2"),
            moment(),
            Arbitraries.integers().between(-5, 60))
        .as(
            (kind, reference, children, item, at, days) ->
                new Happening(
                    kind,
                    reference,
                    children,
                    item,
                    at,
                    days < 0 ? Optional.empty() : Optional.of(at.day().plusDays(days))))
        .list()
        .ofMaxSize(14);
  }

  @Provide
  Arbitrary<Instant> now() {
    return moment().map(Moment::instant);
  }

  @Property(tries = 600)
  void theOrderInWhichThingsAreToldSaysNothing(
      @ForAll("happenings") List<Happening> happenings,
      @ForAll("now") Instant now,
      @ForAll long seed) {
    var shuffled = new ArrayList<>(happenings);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(clocks(shuffled, now)).isEqualTo(clocks(happenings, now));
  }

  @Property(tries = 500)
  void toldTwiceIsToldOnce(
      @ForAll("happenings") List<Happening> happenings, @ForAll("now") Instant now) {
    var twice = Stream.concat(happenings.stream(), happenings.stream()).toList();

    assertThat(clocks(twice, now)).isEqualTo(clocks(happenings, now));
  }

  @Property(tries = 500)
  void whatLiesAheadDoesNotCountYet(
      @ForAll("happenings") List<Happening> happenings, @ForAll("now") Instant now) {
    var until = happenings.stream().filter(one -> !one.at().instant().isAfter(now)).toList();

    assertThat(clocks(happenings, now)).isEqualTo(clocks(until, now));
  }

  @Property(tries = 500)
  void noTwoClocksHaveOneKey(
      @ForAll("happenings") List<Happening> happenings, @ForAll("now") Instant now) {
    assertThat(clocks(happenings, now)).extracting(Clock::key).doesNotHaveDuplicates();
  }

  @Property(tries = 600)
  void whatHasStoppedStaysAsItStopped(
      @ForAll("happenings") List<Happening> happenings,
      @ForAll("now") Instant one,
      @ForAll("now") Instant other) {
    var now = one.isBefore(other) ? one : other;
    var later = byKey(clocks(named(happenings), one.isBefore(other) ? other : one));

    assertThat(clocks(named(happenings), now))
        .filteredOn(clock -> !clock.state().runs())
        .allSatisfy(clock -> assertThat(later.get(clock.key())).isEqualTo(clock));
  }

  @Property(tries = 600)
  void whatHappensLaterLeavesWhatHasStopped(
      @ForAll("happenings") List<Happening> happenings, @ForAll("now") Instant now) {
    var later = named(happenings);
    var until = later.stream().filter(one -> !one.at().instant().isAfter(now)).toList();
    var then = byKey(clocks(later, END));

    assertThat(clocks(until, now))
        .filteredOn(clock -> !clock.state().runs())
        .allSatisfy(clock -> assertThat(then.get(clock.key())).isEqualTo(clock));
  }

  /** Between the moments that are named nothing changes: waking at those is enough. */
  @Property(tries = 600)
  void nothingChangesBeforeTheNextMoment(
      @ForAll("happenings") List<Happening> happenings,
      @ForAll("now") Instant now,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    var clocks = clocks(happenings, now);
    var next = Timescales.nextMoment(RULES, happenings, clocks, now).orElse(END);
    assumeThat(next).isAfter(now);
    var between =
        now.plusSeconds((next.getEpochSecond() - now.getEpochSecond() - 1) * percent / 100);

    assertThat(clocks(happenings, between)).isEqualTo(clocks);
  }

  /** Stepping from moment to moment ends, and gets to where one look at the end gets. */
  @Property(tries = 150)
  void wakingAtEachMomentComesToAnEnd(@ForAll("happenings") List<Happening> happenings) {
    var now = Moment.startOf(FIRST.minusDays(1));
    int steps = 0;
    for (var next = next(happenings, now); next.isPresent(); next = next(happenings, now)) {
      now = next.get();
      steps++;
    }

    // each happening, and two moments of each clock
    assertThat(steps).isLessThan(14 + 14 * 2 * 2 * RULES.size());
    assertThat(clocks(happenings, now)).isEqualTo(clocks(happenings, END.plusSeconds(1)));
  }

  /** A day at a time, as a person with a wall calendar: when is it warned, when overdue? */
  @Property(tries = 600)
  void countingDayByDayFindsTheSameState(
      @ForAll("moment") Moment start, @ForAll @IntRange(min = 0, max = 300) int after) {
    var today = start.day().plusDays(after);
    var now = Moment.startOf(today).plusSeconds(60);
    assumeThat(now).isAfter(start.instant());
    var happened =
        List.of(
            new Happening(
                HappeningKind.MEETING_HELD, "m", Set.of("maya"), "", start, Optional.empty()));
    var plain = new PlainWorkingDays(new BankHolidays().all());

    var clocks = byKey(clocks(happened, now));

    assertThat(clocks.get("plan|maya|meeting-held|m").state())
        .isEqualTo(state(today, plain.plus(start.day(), 10), 2, plain));
    assertThat(clocks.get("review||meeting-held|m").state())
        .isEqualTo(state(today, start.day().plusDays(56), 5, plain));
  }

  private static ClockState state(
      LocalDate today, LocalDate due, int warn, PlainWorkingDays plain) {
    if (today.isAfter(due)) {
      return ClockState.OVERDUE;
    }
    return today.isBefore(plain.plus(due, -warn)) ? ClockState.ON_TRACK : ClockState.WARNED;
  }

  private static Optional<Instant> next(List<Happening> happenings, Instant now) {
    return Timescales.nextMoment(RULES, happenings, clocks(happenings, now), now);
  }

  // each by a reference and children of its own: who is known does not change with time
  private static List<Happening> named(List<Happening> happenings) {
    var seen = new HashSet<String>();
    return happenings.stream()
        .filter(one -> seen.add(one.kind() + one.reference() + one.item()))
        .map(
            one ->
                new Happening(
                    one.kind(),
                    one.reference() + one.item(),
                    one.children().isEmpty() ? Set.of("maya", "theo") : one.children(),
                    one.item(),
                    one.at(),
                    one.due()))
        .toList();
  }

  private static List<Clock> clocks(List<Happening> happenings, Instant now) {
    return Timescales.clocks(RULES, happenings, DAYS, now);
  }

  private static Map<String, Clock> byKey(List<Clock> clocks) {
    return clocks.stream().collect(Collectors.toMap(Clock::key, clock -> clock));
  }
}
