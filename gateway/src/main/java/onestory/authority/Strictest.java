package onestory.authority;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two decisions about the same resources, of which the stricter counts: while it is not settled
 * whether two children are one, neither's permissions open what the other's do not (TRUST 4.44).
 */
public final class Strictest {

  private Strictest() {}

  /**
   * @param first by Type/id; what it does not know is not decided
   * @param second another reading of the same family
   * @param spared keys about which the first alone counts
   * @return for each key of the first the stricter of both, sorted
   */
  public static SortedMap<String, Decision> of(
      SortedMap<String, Decision> first, SortedMap<String, Decision> second, Set<String> spared) {
    SortedMap<String, Decision> strictest = new TreeMap<>(first);
    strictest.replaceAll(
        (key, one) -> {
          Decision other = spared.contains(key) ? null : second.get(key);
          return other == null || rank(other.outcome()) <= rank(one.outcome()) ? one : open(other);
        });
    return Collections.unmodifiableSortedMap(strictest);
  }

  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case PERMIT, CARRIED -> 0;
      case PERMIT_REDACTED -> 1;
      case REVIEW -> 2;
      case DENY -> 3;
    };
  }

  private static Decision open(Decision stricter) {
    String kind = stricter.outcome() == Outcome.DENY ? "deny" : "review";
    return new Decision(
        stricter.outcome(),
        stricter.outcome().permits() ? stricter.rule() : kind + "/identity-unsettled",
        stricter.consents(),
        stricter.policyVersion(),
        stricter.obligations(),
        List.of("it is not settled who is who, and by the stricter reading: " + stricter.rule()),
        "A person decides the question, or reviews the merge or split, that concerns this child.");
  }
}
