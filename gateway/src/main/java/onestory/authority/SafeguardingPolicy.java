package onestory.authority;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the council's file says of safeguarding.
 *
 * @param longestOverride after this no override counts any more, whatever it says itself
 * @param sharedAfterReferral the classes that go on being shared on earlier permissions after a
 *     child's referral to social care; empty when a referral changes nothing
 */
public record SafeguardingPolicy(
    Duration longestOverride, Optional<Set<String>> sharedAfterReferral) {

  /** No override counts, and no referral changes anything. */
  public static final SafeguardingPolicy NONE =
      new SafeguardingPolicy(Duration.ZERO, Optional.empty());

  /** Keeps its own copy. */
  public SafeguardingPolicy {
    sharedAfterReferral = sharedAfterReferral.map(Set::copyOf);
  }

  boolean closes(String informationClass) {
    return sharedAfterReferral.filter(kept -> !kept.contains(informationClass)).isPresent();
  }
}
