package onestory.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When somebody was born: a day, or the days that a year or a month alone leaves open.
 *
 * <p>Who was born on 29 February is a year older on 1 March of other years: a year of life is over
 * when its last day, 28 February, is. Of the two days it is the later one, so that nobody is held
 * to be older than they are.
 *
 * @param earliest the first day that it may have been
 * @param latest the last day that it may have been
 */
record Birth(LocalDate earliest, LocalDate latest) {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  /** Reads a FHIR date; nothing when there is none. */
  static Optional<Birth> of(String date) {
    if (date == null || date.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (date.length()) {
          case 4 ->
              new Birth(Year.parse(date).atDay(1), Year.parse(date).atMonth(12).atEndOfMonth());
          case 7 -> new Birth(YearMonth.parse(date).atDay(1), YearMonth.parse(date).atEndOfMonth());
          default -> new Birth(LocalDate.parse(date), LocalDate.parse(date));
        });
  }

  /** From then on they are so old, in England. */
  Instant surely(int years) {
    return start(latest, years);
  }

  /** From then on they may be so old. */
  Instant perhaps(int years) {
    return start(earliest, years);
  }

  /** The day on which somebody is so old. */
  static LocalDate birthday(LocalDate born, int years) {
    LocalDate birthday = born.plusYears(years);
    return birthday.getDayOfMonth() == born.getDayOfMonth() ? birthday : birthday.plusDays(1);
  }

  private static Instant start(LocalDate born, int years) {
    return birthday(born, years).atStartOfDay(ENGLAND).toInstant();
  }
}
