package onestory.authority;

import java.util.List;

/**
 * What was decided about one resource and one organisation, and why. Holds ids and codes, no family
 * content, so it can be stored beside the delivery and shown to an engineer.
 *
 * @param outcome what was decided
 * @param rule the stable path of the rule that decided, such as deny/exception/need-5.2
 * @param consents the consents and overrides that counted, each as Type/id/_history/version, sorted
 * @param policyVersion the version of the policy that was applied
 * @param reasons what the rule met
 * @param remedy what would change the decision, in one sentence
 */
public record Decision(
    Outcome outcome,
    String rule,
    List<String> consents,
    String policyVersion,
    List<String> reasons,
    String remedy) {

  /** The rule by which of a child no more may be known than who they are. */
  static final String IDENTITY_ONLY = "safeguarding/identity";

  /** Keeps its own copies of the lists. */
  public Decision {
    consents = List.copyOf(consents);
    reasons = List.copyOf(reasons);
  }

  /** The decision about an organisation or professional: it goes along with what refers to it. */
  public static Decision ofDirectory(String policyVersion) {
    return new Verdict(policyVersion).carried("carried/directory");
  }

  /** Whether of the child no more may be held than name, date of birth and numbers. */
  public boolean isIdentityOnly() {
    return rule.equals(IDENTITY_ONLY);
  }

  /** The same decision with another outcome: what went along, or had parts left out. */
  public Decision as(Outcome next) {
    return new Decision(next, rule, consents, policyVersion, reasons, remedy);
  }

  /** Denied further on, for a reason that lies in the view and not in the permissions. */
  public Decision denied(String nextRule, String reason, String nextRemedy) {
    return new Decision(
        Outcome.DENY, nextRule, consents, policyVersion, List.of(reason), nextRemedy);
  }
}
