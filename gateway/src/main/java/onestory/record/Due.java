package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/** When a Task is late (DOMAIN.md TIM-01 to TIM-16): a day is over when the next one begins. */
public final class Due {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  private Due() {}

  /**
   * The moment after which the resource is late; nothing when it is no Task or has all the time.
   */
  static Optional<Instant> at(Key key, ObjectNode content) {
    return key.type().equals("Task")
        ? Optional.of(content.path("restriction").path("period").path("end").asText())
            .filter(end -> !end.isEmpty())
            .map(Due::after)
        : Optional.empty();
  }

  /**
   * The moment after which a time is over.
   *
   * @param end a FHIR date or dateTime
   */
  public static Instant after(String end) {
    return switch (end.length()) {
      case 4 -> startOf(Year.parse(end).plusYears(1).atDay(1));
      case 7 -> startOf(YearMonth.parse(end).plusMonths(1).atDay(1));
      case 10 -> startOf(LocalDate.parse(end).plusDays(1));
      default -> OffsetDateTime.parse(end).toInstant();
    };
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ENGLAND).toInstant();
  }
}
