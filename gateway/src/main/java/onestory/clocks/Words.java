package onestory.clocks;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import onestory.timescales.Clock;
import onestory.timescales.ClockState;
import onestory.timescales.Moment;
import onestory.timescales.Timescale;

/** What is said of a clock in plain words. */
final class Words {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private Words() {}

  /** Of a clock that is warned or overdue. */
  static String of(Clock clock, Timescale rule) {
    var by = clock.due().map(due -> "due by " + written(Moment.ofDateTime(due))).orElse("to do");
    return clock.state() == ClockState.OVERDUE
        ? "%s: was %s, and is overdue.".formatted(rule.says(), by)
        : "%s: %s.".formatted(rule.says(), by);
  }

  /** Of a clock that has stopped. */
  static String cleared(Clock clock) {
    var on = clock.stopped().map(Words::written).orElse("time");
    return switch (clock.state()) {
      case MET -> "Done on " + on + ".";
      case MET_LATE ->
          "Done on " + on + clock.late().map(late -> ", " + late + " late.").orElse(", late.");
      default -> "No longer asked for.";
    };
  }

  private static String written(Moment at) {
    return at.wholeDay() ? DAY.format(at.day()) : TIME.format(at.instant());
  }
}
