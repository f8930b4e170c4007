package onestory.timescales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How long a clock has.
 *
 * @param last the last day, or the exact instant
 * @param unit what is counted, in which it is told how late something came
 */
record Limit(Moment last, Span.Unit unit) {

  /** From when on it is too late: the start of the day after the last, or that instant. */
  Instant overdueAt() {
    return last.wholeDay() ? Moment.startOf(last.day().plusDays(1)) : last.instant();
  }

  boolean isPassedBy(Moment stop) {
    return last.wholeDay() || stop.wholeDay()
        ? stop.day().isAfter(last.day())
        : stop.instant().isAfter(last.instant());
  }

  /** When it is warned that long before. */
  Instant before(Span warn, WorkingDays calendar) {
    return last.wholeDay()
        ? Moment.startOf(back(last.day(), warn, calendar))
        : last.instant().minusSeconds(3600L * warn.amount());
  }

  /** Empty when the rule gives no time, or the happening did not set the day that it should. */
  static Optional<Limit> of(Timescale rule, Start start, WorkingDays calendar) {
    return rule.within().given()
        ? start.due().map(day -> new Limit(Moment.ofDay(day), Span.Unit.DAYS))
        : rule.within()
            .span()
            .map(span -> new Limit(after(start.at(), span, calendar), span.unit()));
  }

  static Moment after(Moment start, Span span, WorkingDays calendar) {
    if (span.elapsed()) {
      return Moment.ofInstant(start.instant().plusSeconds(3600L * span.amount()));
    }
    var day = start.day();
    int amount = span.amount();
    return Moment.ofDay(
        switch (span.unit()) {
          case WORKING_DAYS -> calendar.plus(day, amount);
          case WEEKS -> day.plusWeeks(amount);
          case MONTHS -> day.plusMonths(amount);
          case DAYS, HOURS -> day.plusDays(amount);
        });
  }

  private static LocalDate back(LocalDate day, Span span, WorkingDays calendar) {
    int amount = span.amount();
    return switch (span.unit()) {
      case WORKING_DAYS -> calendar.plus(day, -amount);
      case WEEKS -> day.minusWeeks(amount);
      case MONTHS -> day.minusMonths(amount);
      case DAYS, HOURS -> day.minusDays(amount);
    };
  }
}
