package onestory.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.Period;

/**
 * A FHIR period with both ends included. A date without a time means the whole of that day in
 * England, so a permission until 20 March still holds at 23:59 that evening, on days when the
 * clocks change too (TRUST.md 4, case 5).
 *
 * @param from the first moment inside
 * @param before the first moment after
 */
record LocalPeriod(Instant from, Instant before) {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  /** Reads the period; an end not given is open. */
  static LocalPeriod of(Period period) {
    return of(
        period.getStartElement().getValueAsString(), period.getEndElement().getValueAsString());
  }

  /** The same from its words; null for an end not given. */
  static LocalPeriod of(String start, String end) {
    return new LocalPeriod(
        start == null ? Instant.MIN : first(start), end == null ? Instant.MAX : after(end));
  }

  boolean hasStarted(Instant at) {
    return !at.isBefore(from);
  }

  boolean contains(Instant at) {
    return hasStarted(at) && at.isBefore(before);
  }

  /** Ends before it starts: nobody can have meant that. */
  boolean isReversed() {
    return !from.isBefore(before);
  }

  private static Instant first(String value) {
    return switch (value.length()) {
      case 4 -> start(Year.parse(value).atDay(1));
      case 7 -> start(YearMonth.parse(value).atDay(1));
      case 10 -> start(LocalDate.parse(value));
      default -> moment(value);
    };
  }

  private static Instant after(String value) {
    return switch (value.length()) {
      case 4 -> start(Year.parse(value).plusYears(1).atDay(1));
      case 7 -> start(YearMonth.parse(value).plusMonths(1).atDay(1));
      case 10 -> start(LocalDate.parse(value).plusDays(1));
      // the end itself is still inside
      default -> moment(value).plusNanos(1);
    };
  }

  private static Instant moment(String value) {
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(value, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime moment
        ? moment.toInstant()
        : LocalDateTime.from(parsed).atZone(ENGLAND).toInstant();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ENGLAND).toInstant();
  }
}
