package onestory.timescales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * When something happened: an exact instant, or only the day in England.
 *
 * @param instant the instant, or the start of the day
 * @param day the day in England
 * @param wholeDay whether only the day is known
 */
public record Moment(Instant instant, LocalDate day, boolean wholeDay) {

  static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  /** That day in England, from its start at midnight in London. */
  public static Moment ofDay(LocalDate day) {
    return new Moment(startOf(day), day, true);
  }

  public static Moment ofInstant(Instant instant) {
    return new Moment(instant, LocalDate.ofInstant(instant, ENGLAND), false);
  }

  /** What a FHIR dateTime says: {@code 2026-04-10} or {@code 2026-04-10T14:00:00+01:00}. */
  public static Moment ofDateTime(String dateTime) {
    return dateTime.length() > 10
        ? ofInstant(OffsetDateTime.parse(dateTime).toInstant())
        : ofDay(LocalDate.parse(dateTime));
  }

  /** As a FHIR dateTime: the day, or the instant with London's offset. */
  public String dateTime() {
    return wholeDay ? day.toString() : WITH_OFFSET.format(instant.atZone(ENGLAND));
  }

  /** By the day when either is only a day. */
  boolean isBefore(Moment other) {
    return wholeDay || other.wholeDay ? day.isBefore(other.day) : instant.isBefore(other.instant);
  }

  /** By the instant; a whole day comes before what is known to have been at its very start. */
  boolean isLaterThan(Moment other) {
    return instant.isAfter(other.instant)
        || instant.equals(other.instant) && other.wholeDay && !wholeDay;
  }

  static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ENGLAND).toInstant();
  }
}
