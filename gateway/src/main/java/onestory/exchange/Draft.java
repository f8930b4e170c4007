package onestory.exchange;

import java.util.Set;
import java.util.function.Predicate;
import onestory.authority.Decision;
import onestory.authority.Key;
import onestory.authority.Obligation;
import onestory.authority.Outcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** One resource on its way into a view: pruned until it fits the rest. */
final class Draft {

  private final Resource resource;
  private final Decision decision;
  private final Predicate<String> hidden;
  private boolean redacted;

  private Draft(Resource resource, Decision decision, Predicate<String> hidden, boolean redacted) {
    this.resource = resource;
    this.decision = decision;
    this.hidden = hidden;
    this.redacted = redacted;
  }

  /** A copy of which the decision's obligations are fulfilled; without any, as it is. */
  static Draft of(Resource original, Decision decision, Redaction redaction) {
    if (decision.obligations().isEmpty()) {
      return new Draft(original, decision, text -> false, false);
    }
    boolean identityOnly = isIdentityOnly(original, decision);
    Resource copy = identityOnly ? Identity.of((Patient) original) : original.copy();
    boolean minimised =
        decision.obliges(Obligation.MINIMISED) && redaction.minimising().minimise(copy);
    return new Draft(copy, decision, redaction.hidden(decision), identityOnly | minimised);
  }

  private static boolean isIdentityOnly(Resource resource, Decision decision) {
    return decision.obliges(Obligation.IDENTITY_ONLY) && resource instanceof Patient;
  }

  String key() {
    return Key.of(resource);
  }

  Resource resource() {
    return resource;
  }

  Decision decision() {
    return decision;
  }

  boolean isCarried() {
    return decision.outcome() == Outcome.CARRIED;
  }

  Set<String> refersTo() {
    return References.of(resource);
  }

  /** Prunes it to what is held; false when that leaves nothing valid. */
  boolean fits(Set<String> held) {
    if (decision.obligations().isEmpty()) {
      return true;
    }
    if (!decision.obliges(Obligation.CLOSED) || isOnlyIdentityOfNobody()) {
      return false; // it can't be done, so it is not held (TRUST 3.8)
    }
    Pruning pruning = new Pruning(resource, held::contains, hidden);
    boolean fits = pruning.prune();
    redacted |= pruning.changed();
    return fits;
  }

  private boolean isOnlyIdentityOfNobody() {
    return decision.obliges(Obligation.IDENTITY_ONLY) && !isIdentityOnly(resource, decision);
  }

  Decision outcome() {
    return decision.as(redacted ? Outcome.PERMIT_REDACTED : Outcome.PERMIT);
  }
}
