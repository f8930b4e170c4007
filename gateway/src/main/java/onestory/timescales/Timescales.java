package onestory.timescales;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All clocks of one family, worked out anew from what the record says. */
public final class Timescales {

  private Timescales() {}

  /**
   * @param happenings of one family, in any order
   * @return one clock for each start that counts, in the order of the rules and then of time
   */
  public static List<Clock> clocks(
      List<Timescale> rules, Collection<Happening> happenings, WorkingDays calendar, Instant now) {
    throw new UnsupportedOperationException();
  }

  /** When the family must be looked at again though nothing is told: a clock's or a happening's. */
  public static Optional<Instant> nextMoment(
      List<Timescale> rules, Collection<Happening> happenings, List<Clock> clocks, Instant now) {
    throw new UnsupportedOperationException();
  }
}
