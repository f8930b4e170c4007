package onestory.timescales;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Map;

/** A length of time in one unit, written {@code {weeks: 4}}. */
public record Span(int amount, Unit unit) {

  /** What is counted; working days and days from the day after (DOMAIN.md GAP-06). */
  public enum Unit {
    HOURS("hours", "hours", 1.0 / 24),
    WORKING_DAYS("workingDays", "working days", 1.4),
    DAYS("days", "days", 1),
    WEEKS("weeks", "weeks", 7),
    MONTHS("months", "months", 30);

    private final String written;
    private final String words;
    private final double days;

    Unit(String written, String words, double days) {
      this.written = written;
      this.words = words;
      this.days = days;
    }

    private static Unit of(String written) {
      return Arrays.stream(values())
          .filter(unit -> unit.written.equals(written))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("there is no unit " + written));
    }
  }

  @JsonCreator
  static Span of(Map<String, Integer> written) {
    if (written.size() != 1) {
      throw new IllegalArgumentException("write one unit, such as {weeks: 4}");
    }
    var only = written.entrySet().iterator().next();
    return new Span(only.getValue(), Unit.of(only.getKey()));
  }

  boolean elapsed() {
    return unit == Unit.HOURS;
  }

  /** Roughly, to see which of two is longer. */
  double inDays() {
    return amount * unit.days;
  }

  /** As people say it, the plural for one too. */
  String words() {
    return amount + " " + unit.words;
  }
}
