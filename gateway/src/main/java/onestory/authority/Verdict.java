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

  /** Held because an override opens it, and no longer. */
  Decision overridden(String rule, Collection<String> overrides) {
    return decision(
        Outcome.PERMIT,
        rule,
        overrides,
        "an override opens it, without the family's permission",
        "The end of the override ends it.");
  }

  /** Held on the safeguarding basis alone. */
  Decision safeguarding(String rule, Collection<String> overrides, String reason) {
    return decision(
        Outcome.PERMIT, rule, overrides, reason, "Nothing the family decides changes this.");
  }

  Decision mustNotContact() {
    return deny(
        "deny/must-not-contact",
        List.of(),
        "somebody who must not be told or take part is in no team and no copy",
        "Nothing while the flag stands.");
  }

  Decision notAtThisSchool() {
    return deny(
        "deny/not-at-this-school",
        List.of(),
        "a child that it is about has left this school and goes to another",
        "The new school needs a permission of its own; if the child has not left, correct it in the case system.");
  }

  Decision hardStop(String code) {
    return deny(
        "deny/hard-stop/" + code,
        List.of(),
        "a flag stops it that no consent and no override lifts",
        "Nothing while the flag stands.");
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
    return new Decision(outcome, rule, sorted, policyVersion, List.of(), List.of(reason), remedy);
  }
}
