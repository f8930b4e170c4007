package onestory.councils;

import java.time.LocalDate;
import java.util.Set;
import onestory.timescales.WorkingDays;

/**
 * How a council's working days differ from England's.
 *
 * @param closed further days on which nobody works: the council's own, or a bank holiday proclaimed
 *     since the library was made
 * @param open bank holidays that were moved away since then
 */
public record CalendarSetting(Set<LocalDate> closed, Set<LocalDate> open) {

  /** What the file leaves out is empty. */
  public CalendarSetting {
    closed = closed == null ? Set.of() : Set.copyOf(closed);
    open = open == null ? Set.of() : Set.copyOf(open);
  }

  /** The council's working days. */
  public WorkingDays workingDays() {
    return WorkingDays.inEngland(closed, open);
  }
}
