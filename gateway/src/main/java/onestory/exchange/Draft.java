package onestory.exchange;

import java.util.Set;
import onestory.authority.Decision;
import onestory.authority.Key;
import onestory.authority.Outcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** One resource on its way into a view: pruned until it fits the rest. */
final class Draft {

  private final Resource resource;
  private final Decision decision;
  private final boolean whole;
  private final Whereabouts whereabouts;
  private boolean redacted;

  private Draft(
      Resource resource,
      Decision decision,
      boolean whole,
      Whereabouts whereabouts,
      boolean redacted) {
    this.resource = resource;
    this.decision = decision;
    this.whole = whole;
    this.whereabouts = whereabouts;
    this.redacted = redacted;
  }

  /** The resource as it is, for who sees everything. */
  static Draft whole(Resource original, Decision decision) {
    return new Draft(original, decision, true, Whereabouts.KNOWN, false);
  }

  /** A copy with only what organisations need. */
  static Draft minimised(
      Resource original, Decision decision, Minimising minimising, Whereabouts whereabouts) {
    Resource copy =
        decision.isIdentityOnly() && original instanceof Patient child
            ? Identity.of(child)
            : original.copy();
    return new Draft(
        copy, decision, false, whereabouts, minimising.minimise(copy) | decision.isIdentityOnly());
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
    if (whole) {
      return true;
    }
    Pruning pruning = new Pruning(resource, held::contains, whereabouts::hides);
    boolean fits = pruning.prune();
    redacted |= pruning.changed();
    return fits;
  }

  Decision outcome() {
    return decision.as(redacted ? Outcome.PERMIT_REDACTED : Outcome.PERMIT);
  }
}
