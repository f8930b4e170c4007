package onestory.timescales;

import java.util.Locale;

/** Where a clock stands. */
public enum ClockState {
  ON_TRACK,
  /** Still in time, but its end is near, or the day agreed has passed. */
  WARNED,
  OVERDUE,
  /** What it waited for happened in time. */
  MET,
  /** What it waited for happened, too late. */
  MET_LATE,
  /** What it waited for is no longer asked for. */
  ENDED;

  /** As in the code system: {@code met-late}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it still runs. */
  public boolean runs() {
    return this == ON_TRACK || this == WARNED || this == OVERDUE;
  }
}
