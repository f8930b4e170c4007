package onestory.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many years events are kept, by the setting; for ever when it is not set. */
@Component
final class AuditYears {

  /** Who is asked what became of a child's record is asked years later. */
  private static final int FEWEST = 1;

  private static final int MOST = 200;

  private final OptionalInt years;

  AuditYears(@Value("${onestory.audit.keep-years:}") String setting) {
    years = setting.isBlank() ? OptionalInt.empty() : OptionalInt.of(number(setting.strip()));
  }

  OptionalInt years() {
    return years;
  }

  /** What was recorded before that moment is kept no longer. */
  Instant olderThan(Instant now) {
    return now.atZone(ZoneOffset.UTC)
        .minusYears(years.orElseThrow(() -> new NotCuttable("kept-for-ever")))
        .toInstant();
  }

  private static int number(String setting) {
    try {
      int number = Integer.parseInt(setting);
      if (number >= FEWEST && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalStateException(
        "onestory.audit.keep-years is '%s'. Give whole years, from %d to %d, or leave it empty to keep the audit for ever."
            .formatted(setting, FEWEST, MOST));
  }
}
