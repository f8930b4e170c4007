package onestory.timescales;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/** Says by how much something came too late, in the unit that its rule counts in. */
final class Lateness {

  private final WorkingDays calendar;

  Lateness(WorkingDays calendar) {
    this.calendar = calendar;
  }

  String of(Limit limit, Moment stop) {
    if (!limit.last().wholeDay() && !stop.wholeDay()) {
      return elapsed(Duration.between(limit.last().instant(), stop.instant()));
    }
    var last = limit.last().day();
    long days = ChronoUnit.DAYS.between(last, stop.day());
    int working = calendar.between(last, stop.day());
    // on a Saturday after a Friday no working day has passed yet
    return limit.unit() == Span.Unit.WORKING_DAYS && working > 0
        ? counted(working, "working day")
        : counted(days, "day");
  }

  private static String elapsed(Duration late) {
    var minutes = late.plusSeconds(59).toMinutes();
    var parts = new ArrayList<String>();
    if (minutes >= 60) {
      parts.add(counted(minutes / 60, "hour"));
    }
    if (minutes % 60 > 0 || minutes == 0) {
      parts.add(counted(Math.max(1, minutes % 60), "minute"));
    }
    return String.join(" ", parts);
  }

  private static String counted(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
