package onestory.timescales;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Optional;

/**
 * How long a clock has: a span; {@code same-day}, until the end of the day that starts it; {@code
 * given}, until the day that the happening itself sets; or {@code none}, without a day.
 */
public record Within(Optional<Span> span, boolean given) {

  /** An obligation without a day. */
  static final Within NONE = new Within(Optional.empty(), false);

  @JsonCreator
  static Within of(Object written) {
    if (written instanceof Map<?, ?> map && map.values().iterator().next() instanceof Integer n) {
      return new Within(
          Optional.of(Span.of(Map.of(String.valueOf(map.keySet().iterator().next()), n))), false);
    }
    return switch (String.valueOf(written)) {
      case "none" -> NONE;
      case "given" -> new Within(Optional.empty(), true);
      case "same-day" -> new Within(Optional.of(new Span(0, Span.Unit.DAYS)), false);
      default -> throw new IllegalArgumentException("there is no limit " + written);
    };
  }

  /** Whether a clock of it can be late at all. */
  public boolean isNone() {
    return span.isEmpty() && !given;
  }

  boolean elapsed() {
    return span.filter(Span::elapsed).isPresent();
  }
}
