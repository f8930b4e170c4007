package onestory.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import onestory.authority.Decision;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import onestory.authority.Outcome;
import onestory.authority.Recipient;
import org.hl7.fhir.r4.model.Resource;

/** Takes from a family what one organisation may and needs to have, as drafts of a view. */
final class Drafting {

  private final Recipient recipient;
  private final Needs needs;
  private final Whereabouts whereabouts;
  private UnknownChildren unknown = new UnknownChildren(Set.of());
  private final List<Draft> drafts = new ArrayList<>();
  private final SortedMap<String, Decision> withheld = new TreeMap<>();

  Drafting(Recipient recipient, Needs needs, Whereabouts whereabouts) {
    this.recipient = recipient;
    this.needs = needs;
    this.whereabouts = whereabouts;
  }

  void family(Collection<? extends Resource> family, Map<String, Decision> decisions) {
    FamilyActions actions = new FamilyActions(family);
    unknown = UnknownChildren.of(family, decisions);
    for (Resource resource : family) {
      Decision decision = decisions.get(Key.of(resource));
      if (decision == null) {
        throw new IllegalArgumentException("no decision about " + Key.of(resource));
      }
      if (!decision.outcome().permits() && decision.outcome() != Outcome.CARRIED) {
        withheld.put(Key.of(resource), decision);
      } else if (!isNeeded(resource)) {
        withheld.put(
            Key.of(resource),
            decision.denied(
                "deny/not-needed",
                "this kind of organisation needs no such class",
                "The council's file says which classes this kind of organisation needs."));
      } else if (recipient.seesEverything()) {
        add(resource, decision);
      } else {
        add(actions.told(resource, key -> mayBeThere(decisions.get(key))), decision);
      }
    }
  }

  private static boolean mayBeThere(Decision decision) {
    return decision != null
        && (decision.outcome().permits() || decision.outcome() == Outcome.CARRIED);
  }

  void directory(Collection<? extends Resource> directory, String policyVersion) {
    Decision decision =
        Decision.ofDirectory(recipient, policyVersion, !whereabouts.equals(Whereabouts.KNOWN));
    directory.stream()
        .filter(resource -> !whereabouts.hides(resource))
        .forEach(resource -> add(resource, decision));
  }

  /** The drafts that make a whole; what did not fit is withheld. */
  SortedMap<String, Draft> settle() {
    return new Settling(drafts, withheld).settle();
  }

  SortedMap<String, Decision> withheld() {
    return withheld;
  }

  private void add(Resource resource, Decision decision) {
    if (decision.obligations().isEmpty() != recipient.seesEverything()) {
      throw new IllegalArgumentException("the wrong obligations for " + Key.of(resource));
    }
    Minimising minimising = new Minimising(needs.personIdentifierSystems());
    drafts.add(Draft.of(resource, decision, new Redaction(minimising, whereabouts, unknown)));
  }

  private boolean isNeeded(Resource resource) {
    return recipient.seesEverything()
        || InformationClass.of(resource).map(needs.classes()::contains).orElse(true);
  }
}
