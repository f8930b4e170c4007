package onestory.timescales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Working days against counting them one by one, over twenty years. */
class WorkingDaysPropertiesTest {

  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2032, 1, 1);
  private static final Set<LocalDate> BANK_HOLIDAYS = new BankHolidays().all();

  private final WorkingDays days = WorkingDays.inEngland(Set.of(), Set.of());
  private final PlainWorkingDays plain = new PlainWorkingDays(BANK_HOLIDAYS);

  @Provide
  Arbitrary<LocalDate> day() {
    return Arbitraries.longs()
        .between(FIRST.toEpochDay(), LAST.toEpochDay() - 1)
        .map(LocalDate::ofEpochDay);
  }

  // most closures together: a council may shut for two weeks, on weekends and bank holidays too
  @Provide
  Arbitrary<Set<LocalDate>> closures() {
    return Arbitraries.integers()
        .between(-10, 30)
        .map(after -> LocalDate.of(2026, 12, 20).plusDays(after))
        .set()
        .ofMaxSize(30);
  }

  @Property(tries = 4000)
  void thatManyDaysAfterIsWhereCountingGets(
      @ForAll("day") LocalDate from, @ForAll @IntRange(min = -60, max = 60) int number) {
    assertThat(days.plus(from, number)).isEqualTo(plain.plus(from, number));
  }

  @Property(tries = 400)
  void asManyLieBetweenAsAreCounted(@ForAll("day") LocalDate one, @ForAll("day") LocalDate other) {
    var first = one.isBefore(other) ? one : other;
    var second = one.isBefore(other) ? other : one;

    assertThat(days.between(first, second)).isEqualTo(plain.between(first, second));
  }

  @Property(tries = 1000)
  void aCouncilsOwnClosuresAreSteppedOver(
      @ForAll("closures") Set<LocalDate> closures,
      @ForAll @IntRange(min = 0, max = 60) int begin,
      @ForAll @IntRange(min = -30, max = 30) int number) {
    var closed = new HashSet<>(BANK_HOLIDAYS);
    closed.addAll(closures);
    var from = LocalDate.of(2026, 12, 1).plusDays(begin);

    assertThat(WorkingDays.inEngland(closures, Set.of()).plus(from, number))
        .isEqualTo(new PlainWorkingDays(closed).plus(from, number));
  }

  @Property(tries = 1000)
  void whatIsAddedLiesBetween(
      @ForAll("day") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int number) {
    var day = days.plus(from, number);

    assertThat(days.isWorking(day)).isTrue();
    assertThat(days.between(from, day)).isEqualTo(number);
  }

  @Property(tries = 200)
  void farFromAllThatIsKnownOnlyWeekendsAreLeftOut(
      @ForAll @IntRange(min = 1, max = 9999) int year,
      @ForAll @IntRange(min = -30, max = 30) int number) {
    var from = LocalDate.of(year, 6, 15);

    assertThat(days.plus(from, number)).isEqualTo(plain.plus(from, number));
  }
}
