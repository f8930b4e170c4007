package onestory.timescales;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Map;

/** A length of time in one unit, written {@code {weeks: 4}}. */
public record Span(int amount, Unit unit) {

  /** What is counted; working days and days from the day after (DOMAIN.md GAP-06). */
  public enum Unit {
    @JsonProperty("hours")
    HOURS("hours", 1.0 / 24),
    @JsonProperty("workingDays")
    WORKING_DAYS("workingDays", 1.4),
    @JsonProperty("days")
    DAYS("days", 1),
    @JsonProperty("weeks")
    WEEKS("weeks", 7),
    @JsonProperty("months")
    MONTHS("months", 30);

    private final String written;
    private final double days;

    Unit(String written, double days) {
      this.written = written;
      this.days = days;
    }
  }

  @JsonCreator
  static Span of(Map<String, Integer> written) {
    if (written.size() != 1) {
      throw new IllegalArgumentException("write one unit, such as {weeks: 4}");
    }
    var only = written.entrySet().iterator().next();
    return new Span(
        only.getValue(),
        Arrays.stream(Unit.values())
            .filter(unit -> unit.written.equals(only.getKey()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no unit " + only.getKey())));
  }

  boolean elapsed() {
    return unit == Unit.HOURS;
  }

  /** Roughly, to see which of two is longer. */
  double inDays() {
    return amount * unit.days;
  }
}
