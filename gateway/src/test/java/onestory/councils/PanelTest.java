package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TIM-11: a panel meets every two weeks, and a request goes to the next one. */
final class PanelTest {

  private final Panel fortnightly =
      new Panel(
          LocalDateTime.parse("2026-01-08T14:00"),
          new Panel.Every(2),
          Set.of(LocalDate.parse("2026-04-02"), LocalDate.parse("2026-12-24")));

  @ParameterizedTest
  @CsvSource({
    "2025-11-03T09:00:00Z, 2026-01-08T14:00Z, before the first there is the first",
    "2026-01-08T13:59:59Z, 2026-01-08T14:00Z, on its day before its hour it is that day's",
    "2026-01-08T14:00:00Z, 2026-01-22T14:00Z, once it has begun it is the one after",
    "2026-01-09T09:00:00Z, 2026-01-22T14:00Z, two weeks after the last",
    "2026-03-20T09:00:00Z, 2026-04-16T14:00+01:00, not on a day left out and at 14:00 in summer too",
    "2026-10-20T09:00:00Z, 2026-10-29T14:00Z, at 14:00 when the clocks have gone back",
    "2026-12-10T14:00:00Z, 2027-01-07T14:00Z, over the new year",
  })
  @DisplayName("The next panel")
  void next(Instant after, ZonedDateTime next, String because) {
    assertThat(fortnightly.next(after).toOffsetDateTime())
        .as(because)
        .isEqualTo(next.toOffsetDateTime());
  }
}
