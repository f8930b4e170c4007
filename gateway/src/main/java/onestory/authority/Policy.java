package onestory.authority;

import java.util.Set;

/**
 * What the council adds to the family's permissions.
 *
 * @param version stored with every decision, so that it can be replayed
 * @param sensitiveNeeds need codes withheld unless a permission names them; one ending in a full
 *     stop, such as "4.", stands for all codes that begin so
 * @param safeguarding how long overrides last, and what a referral to social care closes
 */
public record Policy(String version, Set<String> sensitiveNeeds, SafeguardingPolicy safeguarding) {

  /** Keeps its own copy of the codes. */
  public Policy {
    sensitiveNeeds = Set.copyOf(sensitiveNeeds);
  }

  boolean isSensitive(String need) {
    return sensitiveNeeds.stream().anyMatch(code -> NeedCode.covers(code, need));
  }
}
