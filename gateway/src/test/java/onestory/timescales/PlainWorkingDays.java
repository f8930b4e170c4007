package onestory.timescales;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Working days as one counts them on a wall calendar: a day at a time. */
record PlainWorkingDays(Set<LocalDate> closed) {

  boolean isWorking(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !closed.contains(day);
  }

  LocalDate plus(LocalDate from, int days) {
    var day = from;
    for (int left = Math.abs(days); left > 0; ) {
      day = day.plusDays(Integer.signum(days));
      if (isWorking(day)) {
        left--;
      }
    }
    return day;
  }

  int between(LocalDate first, LocalDate second) {
    int count = 0;
    for (var day = first.plusDays(1); !day.isAfter(second); day = day.plusDays(1)) {
      if (isWorking(day)) {
        count++;
      }
    }
    return count;
  }
}
