package onestory.authority;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The moments from which on a decision may be another one though nothing was told: the first moment
 * of the new answer each time. All that {@link Authority} asks of the time of day is here, in the
 * words in which the record has it, so that whoever plans ahead reads a date as it does.
 */
public final class Turning {

  private Turning() {}

  /**
   * When a consent or an override begins and ends.
   *
   * @param start a FHIR date or dateTime; empty when it is open
   * @param end the last that is inside; empty when it is open
   */
  public static Stream<Instant> ofPeriod(String start, String end) {
    return read(
        () -> {
          LocalPeriod period = period(start, end);
          return Stream.of(period.from(), period.before()).filter(Turning::comes);
        });
  }

  /**
   * When an override has lasted as long as the council lets any last.
   *
   * @param start of its period
   */
  public static Stream<Instant> ofOverride(String start, Duration longest) {
    return read(
        () ->
            Stream.of(period(start, "").from())
                .filter(Turning::comes)
                .map(from -> from.plus(longest).plusNanos(1)));
  }

  /**
   * When a child may answer for themselves, and when nobody else may any more; of a year or month
   * alone also when that may be so.
   *
   * @param birthDate a FHIR date; empty when it is not known
   */
  public static Stream<Instant> ofBirth(String birthDate) {
    return read(
        () ->
            Birth.of(birthDate).stream()
                .flatMap(
                    born ->
                        Stream.of(
                            born.surely(Children.SIXTEEN),
                            born.perhaps(Children.ADULT),
                            born.surely(Children.ADULT)))
                .distinct());
  }

  private static LocalPeriod period(String start, String end) {
    return LocalPeriod.of(start.isEmpty() ? null : start, end.isEmpty() ? null : end);
  }

  private static boolean comes(Instant moment) {
    return !moment.equals(Instant.MIN) && !moment.equals(Instant.MAX);
  }

  /** What is no date turns nothing. */
  private static Stream<Instant> read(Supplier<Stream<Instant>> dates) {
    try {
      return dates.get();
    } catch (DateTimeException noDate) {
      return Stream.empty();
    }
  }
}
