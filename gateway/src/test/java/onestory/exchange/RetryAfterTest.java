package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A school that asks to be left alone is; but not for ever. */
final class RetryAfterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 | PT30S",
        "99999 | PT1H",
        "99999999999999 | PT1H",
        "Wed, 06 May 2026 09:02:00 GMT | PT2M",
        "Wed, 06 May 2026 08:02:00 GMT | PT0S",
        "soon | PT0S"
      })
  void isASecondsOrADateAndNeverMoreThanAnHour(String header, Duration pause) {
    assertThat(RetryAfter.of(header, Instant.parse("2026-05-06T09:00:00Z"))).isEqualTo(pause);
  }
}
