package onestory.timescales;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All clocks of one family, worked out anew from what the record says (DOMAIN.md 1.10). */
public final class Timescales {

  private Timescales() {}

  /**
   * @param happenings of one family, in any order, those ahead too, which don't count yet
   * @return one clock for each start that counts, in the order of the rules and then of time
   */
  public static List<Clock> clocks(
      List<Timescale> rules, Collection<Happening> happenings, WorkingDays calendar, Instant now) {
    var past = new Past(happenings, now);
    return rules.stream()
        .flatMap(rule -> new RuleClocks(rule, past, calendar, now).clocks().stream())
        .toList();
  }

  /**
   * When the family must be looked at again though nothing is told: a clock's next moment, or that
   * of a happening that lies ahead. Empty when time alone changes nothing any more.
   */
  public static Optional<Instant> nextMoment(
      List<Timescale> rules, Collection<Happening> happenings, List<Clock> clocks, Instant now) {
    var ahead =
        happenings.stream()
            .filter(one -> rules.stream().anyMatch(rule -> rule.speaksOf(one.kind())))
            .map(one -> one.at().instant())
            .filter(moment -> moment.isAfter(now));
    return Stream.concat(ahead, clocks.stream().flatMap(clock -> clock.nextMoment(now).stream()))
        .min(Instant::compareTo);
  }

  /** The same for the same rules and calendar, on every machine; another when either differs. */
  public static String fingerprint(List<Timescale> rules, WorkingDays calendar) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((rules + calendar.version()).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
