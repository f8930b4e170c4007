package onestory.authority;

import java.util.Collection;
import java.util.List;

/**
 * Writes decisions under one policy, each with the sentence that tells an engineer what would
 * change it.
 */
record Verdict(String policyVersion) {

  Decision permit(String rule, Collection<String> consents, String reason) {
    return decision(
        Outcome.PERMIT,
        rule,
        consents,
        reason,
        rule.equals("public-task")
            ? "Nothing the family decides changes this: the council keeps its own record."
            : "Withdrawing one of these consents, or an exception in any consent, would end it.");
  }

  Decision carried(String rule) {
    return decision(
        Outcome.CARRIED,
        rule,
        List.of(),
        "goes along with a permitted resource that refers to it",
        "A permitted resource that refers to it takes it along; otherwise it stays.");
  }

  Decision deny(String rule, Collection<String> consents, String reason, String remedy) {
    return decision(Outcome.DENY, rule, consents, reason, remedy);
  }

  Decision review(String rule, Collection<String> consents, String reason, String remedy) {
    return decision(Outcome.REVIEW, rule, consents, reason, remedy);
  }

  private Decision decision(
      Outcome outcome, String rule, Collection<String> consents, String reason, String remedy) {
    List<String> sorted = consents.stream().distinct().sorted().toList();
    return new Decision(outcome, rule, sorted, policyVersion, List.of(reason), remedy);
  }
}
