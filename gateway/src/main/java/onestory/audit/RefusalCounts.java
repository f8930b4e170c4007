package onestory.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * Which refusals of a minute are recorded one by one, and how many more there were. What it
 * remembers is bounded, whatever comes; no refusal is forgotten.
 */
final class RefusalCounts {

  private static final class Tally {
    private int recorded;
    private long more;
  }

  private final int each;
  private final int together;
  private final int kinds;
  private final Map<RefusalsAlike, Tally> tallies = new HashMap<>();
  private int recorded;

  /**
   * @param each how many that are alike are recorded one by one
   * @param together how many in all
   * @param kinds how many kinds are told apart; all others count as various
   */
  RefusalCounts(int each, int together, int kinds) {
    this.each = each;
    this.together = together;
    this.kinds = kinds;
  }

  /** Whether this one is to be recorded by itself; otherwise it has been counted. */
  synchronized boolean isOneByOne(RefusalsAlike alike) {
    var tally = tally(alike);
    if (tally.recorded >= each || recorded >= together) {
      tally.more++;
      return false;
    }
    tally.recorded++;
    recorded++;
    return true;
  }

  /** Counts what could not be recorded. */
  synchronized void add(RefusalsAlike alike, long more) {
    tally(alike).more += more;
  }

  /** How many more there were of which; a new minute begins. */
  synchronized Map<RefusalsAlike, Long> ended() {
    var counted = new HashMap<RefusalsAlike, Long>();
    tallies.forEach(
        (alike, tally) -> {
          if (tally.more > 0) {
            counted.put(alike, tally.more);
          }
        });
    tallies.clear();
    recorded = 0;
    return counted;
  }

  private Tally tally(RefusalsAlike alike) {
    var known = tallies.get(alike);
    if (known != null) {
      return known;
    }
    return tallies.computeIfAbsent(
        tallies.size() < kinds ? alike : alike.various(), unknown -> new Tally());
  }
}
