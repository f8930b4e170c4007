package onestory.timescales;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Working days in England: Monday to Friday less bank holidays, less what a council closes
 * (DOMAIN.md GAP-06). Two look-ups however far apart two days are.
 */
public final class WorkingDays {

  // a Monday, from which weekdays are counted
  private static final long MONDAY = LocalDate.of(2000, 1, 3).toEpochDay();

  private final long[] closed;
  private final String version;

  /**
   * @param closed days on which nobody works; weekends need not be among them
   * @param version by what name this calendar is recorded
   */
  public WorkingDays(Set<LocalDate> closed, String version) {
    this.closed =
        closed.stream()
            .filter(WorkingDays::isWeekday)
            .mapToLong(LocalDate::toEpochDay)
            .sorted()
            .toArray();
    this.version = version;
  }

  /**
   * England's, as the library has it.
   *
   * @param alsoClosed further days on which nobody works
   * @param open bank holidays that were moved away
   */
  public static WorkingDays inEngland(Set<LocalDate> alsoClosed, Set<LocalDate> open) {
    var days = new HashSet<>(new BankHolidays().all());
    days.addAll(alsoClosed);
    days.removeAll(open);
    var version = BankHolidays.version();
    return new WorkingDays(
        days,
        alsoClosed.isEmpty() && open.isEmpty()
            ? version
            : version + " closed " + new TreeSet<>(alsoClosed) + " open " + new TreeSet<>(open));
  }

  /**
   * The working day that is that many after this one, the next working day being the first; or
   * before it, when the number is negative.
   */
  public LocalDate plus(LocalDate from, int days) {
    if (days == 0) {
      return from;
    }
    long wanted = worked(from) + days + (days < 0 && !isWorking(from) ? 1 : 0);
    // from below, each round steps over the closed days that the last one passed
    var day = weekday(wanted);
    for (var next = weekday(wanted + closedUpTo(day));
        !next.equals(day);
        next = weekday(wanted + closedUpTo(day))) {
      day = next;
    }
    return day;
  }

  /** How many working days there are after the first day, up to and with the second. */
  public int between(LocalDate first, LocalDate second) {
    return Math.toIntExact(worked(second) - worked(first));
  }

  public boolean isWorking(LocalDate day) {
    return isWeekday(day) && Arrays.binarySearch(closed, day.toEpochDay()) < 0;
  }

  /** By what name this calendar is recorded beside what was worked out by it. */
  public String version() {
    return version;
  }

  // working days up to and with that day, from the Monday at which counting starts
  private long worked(LocalDate day) {
    long days = day.toEpochDay() - MONDAY + 1;
    return 5 * Math.floorDiv(days, 7) + Math.min(5, Math.floorMod(days, 7)) - closedUpTo(day);
  }

  private long closedUpTo(LocalDate day) {
    int at = Arrays.binarySearch(closed, day.toEpochDay());
    return at >= 0 ? at + 1 : -at - 1;
  }

  // the weekday with that number, the Monday at which counting starts being 1
  private static LocalDate weekday(long number) {
    return LocalDate.ofEpochDay(
        MONDAY + 7 * Math.floorDiv(number - 1, 5) + Math.floorMod(number - 1, 5));
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }
}
