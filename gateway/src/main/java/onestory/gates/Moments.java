package onestory.gates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** Days and moments as FHIR writes them, by England's clocks. */
final class Moments {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
  private static final int YEAR = "2026".length();
  private static final int MONTH = "2026-03".length();
  private static final int DAY = "2026-03-20".length();

  private Moments() {}

  /** The day; of a month or year its first. */
  static Optional<LocalDate> day(BaseDateTimeType written) {
    return Optional.ofNullable(written.getValueAsString()).map(Moments::day);
  }

  private static LocalDate day(String text) {
    return text.length() <= DAY
        ? firstDay(text)
        : OffsetDateTime.parse(text).atZoneSameInstant(ENGLAND).toLocalDate();
  }

  /** When it was; of a day its last moment, so that all else of that day was before it. */
  static Optional<Instant> whole(BaseDateTimeType written) {
    var text = written.getValueAsString();
    return text == null
        ? Optional.empty()
        : Optional.of(
            text.length() > DAY
                ? OffsetDateTime.parse(text).toInstant()
                : day(text).plusDays(1).atStartOfDay(ENGLAND).toInstant().minusMillis(1));
  }

  /** When it begins: of a day, a month or a year its first moment. */
  static Instant start(String text) {
    return text.length() <= DAY
        ? firstDay(text).atStartOfDay(ENGLAND).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  private static LocalDate firstDay(String text) {
    if (text.length() == YEAR) {
      return Year.parse(text).atDay(1);
    }
    return text.length() == MONTH ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
  }
}
