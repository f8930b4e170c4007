package onestory.timescales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library's days against those that were proclaimed, substitutes and days of one year too. */
class BankHolidaysTest {

  private static final Set<LocalDate> OF_THE_LIBRARY = new BankHolidays().all();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2010 | 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
          # a royal wedding
          2011 | 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27
          # the spring bank holiday moved beside a jubilee
          2012 | 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26
          2013 | 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
          2014 | 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
          2015 | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
          2016 | 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27
          2017 | 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
          2018 | 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
          2019 | 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
          # early May moved to a Friday
          2020 | 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
          2021 | 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
          # a jubilee, and a state funeral
          2022 | 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
          # a coronation
          2023 | 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
          2024 | 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
          2025 | 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
          2026 | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
          2027 | 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
          2028 | 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
          2029 | 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
          2030 | 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
          """)
  void everyDayThatWasProclaimed(int year, String days) {
    assertThat(OF_THE_LIBRARY)
        .filteredOn(day -> day.getYear() == year)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .sorted()
                .collect(Collectors.toList()));
  }

  @Test
  void theVersionIsThatOfTheLibrary() {
    assertThat(WorkingDays.inEngland(Set.of(), Set.of()).version())
        .matches("england/jollyday-\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void aCouncilClosesAndOpensDaysAndTheVersionSaysSo() {
    var eve = LocalDate.parse("2026-12-24");
    var moved = LocalDate.parse("2026-05-04");

    var days = WorkingDays.inEngland(Set.of(eve), Set.of(moved));

    assertThat(days.isWorking(eve)).isFalse();
    assertThat(days.isWorking(moved)).isTrue();
    assertThat(days.version()).endsWith(" closed [2026-12-24] open [2026-05-04]");
  }
}
