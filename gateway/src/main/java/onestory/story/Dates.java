package onestory.story;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** Dates as a family would say them: 24 April 2026. */
final class Dates {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);

  private Dates() {}

  static String day(Instant instant) {
    return DAY.format(instant.atZone(ENGLAND));
  }

  /** The day that a FHIR date, dateTime or instant names; as little as it says. */
  static Optional<String> day(BaseDateTimeType date) {
    return Optional.ofNullable(date)
        .filter(BaseDateTimeType::hasValue)
        .map(
            given ->
                switch (given.getPrecision()) {
                  case YEAR, MONTH -> partial(given.getValueAsString());
                  case DAY -> DAY.format(LocalDate.parse(given.getValueAsString()));
                  default -> day(given.getValue().toInstant());
                });
  }

  /** The day and, where it is told, the time. */
  static Optional<String> moment(BaseDateTimeType date) {
    if (date == null || !date.hasValue() || isDay(date.getPrecision())) {
      return day(date);
    }
    return Optional.of(TIME.format(date.getValue().toInstant().atZone(ENGLAND)));
  }

  private static boolean isDay(TemporalPrecisionEnum precision) {
    return switch (precision) {
      case YEAR, MONTH, DAY -> true;
      default -> false;
    };
  }

  private static String partial(String text) {
    return text.length() == 4
        ? text
        : DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK).format(LocalDate.parse(text + "-01"));
  }
}
