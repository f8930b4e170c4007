package onestory.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onestory.record.Outline;
import onestory.timescales.Clock;
import onestory.timescales.Happening;
import onestory.timescales.Timescales;

/**
 * A family's clocks at one moment, by one council's rules.
 *
 * @param happenings what they were worked out from
 */
record Run(CouncilClocks council, List<Happening> happenings, List<Clock> clocks) {

  static Run of(Outline family, CouncilClocks council, Instant now) {
    var happenings = new ArrayList<>(Happenings.of(family, council.panels()));
    var clocks = clocks(council, happenings, now);
    var byHand = HandHappenings.of(family, clocks).toList();
    if (byHand.isEmpty()) {
      return new Run(council, happenings, clocks);
    }
    happenings.addAll(byHand);
    return new Run(council, happenings, clocks(council, happenings, now));
  }

  /** When they change next by time alone. */
  Optional<Instant> next(Instant now) {
    return Timescales.nextMoment(council.inOrder(), happenings, clocks, now);
  }

  private static List<Clock> clocks(
      CouncilClocks council, List<Happening> happenings, Instant now) {
    return Timescales.clocks(council.inOrder(), happenings, council.calendar(), now);
  }
}
