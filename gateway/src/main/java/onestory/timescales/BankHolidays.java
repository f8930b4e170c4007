package onestory.timescales;

import static de.focus_shift.jollyday.core.HolidayCalendar.UNITED_KINGDOM;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** England's bank holidays as Jollyday has them, those of a single year too. */
final class BankHolidays {

  // a child of 18 in the first year that a record may speak of, to a child born today grown up
  private static final int FIRST = 1990;
  private static final int LAST = 2060;

  private static final String POM = "/META-INF/maven/de.focus-shift/jollyday-core/pom.properties";

  private final HolidayManager manager =
      HolidayManager.getInstance(ManagerParameters.create(UNITED_KINGDOM));

  Set<LocalDate> all() {
    return IntStream.rangeClosed(FIRST, LAST)
        .mapToObj(Year::of)
        .flatMap(year -> manager.getHolidays(year, "eng").stream())
        .map(Holiday::getDate)
        .collect(Collectors.toSet());
  }

  /** Library and version, as they stand in what was worked out by them. */
  static String version() {
    var made = new Properties();
    try (var file = HolidayManager.class.getResourceAsStream(POM)) {
      made.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "england/jollyday-" + made.getProperty("version");
  }
}
