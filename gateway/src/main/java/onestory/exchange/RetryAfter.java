package onestory.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a Retry-After header asks to wait: seconds or a date, never more than an hour. */
public final class RetryAfter {

  private static final Duration MOST = Duration.ofHours(1);

  private RetryAfter() {}

  /** The wait that this header asks for; none when it can not be read. */
  public static Duration of(String header, Instant now) {
    var asked = asked(header.strip(), now);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(MOST) > 0 ? MOST : asked;
  }

  private static Duration asked(String header, Instant now) {
    if (header.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      return Duration.between(
          now, ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return header.matches("[0-9]+") ? MOST : Duration.ZERO;
    }
  }
}
