package onestory.authority;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * What was decided about one resource and one organisation, and why. Holds ids and codes, no family
 * content, so it can be stored beside the delivery and shown to an engineer.
 *
 * @param outcome what was decided
 * @param rule the stable path of the rule that decided, such as deny/exception/need-5.2
 * @param consents the consents and overrides that counted, each as Type/id/_history/version, sorted
 * @param policyVersion the version of the policy that was applied
 * @param obligations what must be done to it before it may be held, in their order
 * @param reasons what the rule met
 * @param remedy what would change the decision, in one sentence
 */
public record Decision(
    Outcome outcome,
    String rule,
    List<String> consents,
    String policyVersion,
    List<Obligation> obligations,
    List<String> reasons,
    String remedy) {

  /** Keeps its own copies of the lists. */
  public Decision {
    consents = List.copyOf(consents);
    obligations = List.copyOf(obligations);
    reasons = List.copyOf(reasons);
  }

  /** The decision about an organisation or professional: it goes along with what refers to it. */
  public static Decision ofDirectory(
      Recipient recipient, String policyVersion, boolean homeProtected) {
    return new Verdict(policyVersion)
        .carried("carried/directory")
        .obliging(Obligation.of(recipient, homeProtected));
  }

  /** The same decision with another outcome: what went along, or had parts left out. */
  public Decision as(Outcome next) {
    return new Decision(next, rule, consents, policyVersion, obligations, reasons, remedy);
  }

  /** Denied further on, for a reason that lies in the view and not in the permissions. */
  public Decision denied(String nextRule, String reason, String nextRemedy) {
    return new Decision(
        Outcome.DENY, nextRule, consents, policyVersion, List.of(), List.of(reason), nextRemedy);
  }

  /** Left for a person further on: what it rests on is undecided itself. */
  public Decision waiting(String nextRule, String reason, String nextRemedy) {
    return new Decision(
        Outcome.REVIEW, nextRule, consents, policyVersion, List.of(), List.of(reason), nextRemedy);
  }

  /** The same with these obligations besides, if it lets the resource be held at all. */
  public Decision obliging(Collection<Obligation> more) {
    if (!outcome.permits() && outcome != Outcome.CARRIED || more.isEmpty()) {
      return this;
    }
    EnumSet<Obligation> all = EnumSet.copyOf(more);
    all.addAll(obligations);
    return new Decision(outcome, rule, consents, policyVersion, List.copyOf(all), reasons, remedy);
  }

  /** Whether this must be done to the resource first. */
  public boolean obliges(Obligation obligation) {
    return obligations.contains(obligation);
  }
}
