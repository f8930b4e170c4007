package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A panel that meets again and again, by the council's file (TIM-11).
 *
 * @param first when it met first, by England's clocks
 * @param every how often
 * @param except days on which it does not meet
 */
public record Panel(
    @JsonProperty(required = true) LocalDateTime first,
    @JsonProperty(required = true) Every every,
    Set<LocalDate> except) {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  /** How often. */
  public record Every(@JsonProperty(required = true) int weeks) {}

  /** What the file leaves out is empty. */
  public Panel {
    except = except == null ? Set.of() : Set.copyOf(except);
  }

  /** The next time that it meets after this moment: always the same hour by England's clocks. */
  public ZonedDateTime next(Instant after) {
    var from = ZonedDateTime.ofInstant(after, ENGLAND).toLocalDateTime();
    long begun = Math.max(0, ChronoUnit.WEEKS.between(first, from) / every.weeks());
    return Stream.iterate(first.plusWeeks(begun * every.weeks()), at -> at.plusWeeks(every.weeks()))
        .filter(at -> !except.contains(at.toLocalDate()))
        .map(at -> at.atZone(ENGLAND))
        .filter(at -> at.toInstant().isAfter(after))
        .findFirst()
        .orElseThrow();
  }
}
