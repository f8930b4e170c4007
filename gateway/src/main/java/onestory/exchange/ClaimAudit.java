package onestory.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import onestory.authority.Decision;
import onestory.authority.Key;
import onestory.councils.Organisation;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Tells the audit what was decided about a delivery, and what it discloses to whom: in the
 * transaction that claims the attempt, so that nothing leaves without it (TRUST 1.6).
 */
@Component
final class ClaimAudit {

  private static final String PATIENT = "Patient/";

  private final AuditTrail audit;

  ClaimAudit(AuditTrail audit) {
    this.audit = audit;
  }

  /**
   * What the organisation may hold of the family, and what not, whether or not anything is sent.
   */
  void decided(Organisation organisation, View view) {
    var to = recipient(organisation);
    var of = patients(view.resources().values());
    decision(AuditOutcome.SUCCESS, to, of, view.decisions());
    decision(AuditOutcome.REFUSED, to, of, view.withheld());
  }

  /** What is sent, one event for each human. */
  void disclosing(Delivery delivery, List<Difference.Change> changed) {
    disclosed(changed)
        .forEach(
            (patients, changes) ->
                audit.record(
                    AuditEntry.of(AuditKind.DISCLOSURE, AuditAgent.gateway())
                        .to(recipient(delivery.organisation()))
                        .about(patients)
                        .with(AuditEntity.Role.DELIVERY, delivery.id().toString())
                        .with(changes.stream().map(ClaimAudit::version).toList())
                        .with(authorities(changes.stream().map(Difference.Change::decision)))));
  }

  /** How it ended, in the transaction that settles it. */
  void ended(Delivery delivery, AuditOutcome outcome, String how) {
    audit.record(
        AuditEntry.of(AuditKind.DELIVERY_ENDED, AuditAgent.gateway())
            .to(recipient(delivery.organisation()))
            .with(AuditEntity.Role.DELIVERY, delivery.id().toString())
            .ended(outcome, how));
  }

  private void decision(
      AuditOutcome outcome,
      AuditAgent to,
      Collection<String> patients,
      SortedMap<String, Decision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    audit.record(
        AuditEntry.of(AuditKind.DECISION, AuditAgent.gateway())
            .to(to)
            .about(patients)
            .with(authorities(decisions.values().stream()))
            .ended(outcome, rules(decisions.values())));
  }

  /** Which rules, and of how many resources each decided. */
  private static String rules(Collection<Decision> decisions) {
    return decisions.stream()
        .collect(Collectors.groupingBy(Decision::rule, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(rule -> rule.getKey() + " " + rule.getValue())
        .collect(Collectors.joining("; "));
  }

  private static List<AuditEntity> authorities(Stream<Decision> decisions) {
    return decisions
        .flatMap(decision -> decision.consents().stream())
        .distinct()
        .sorted()
        .map(AuditEntity::authority)
        .toList();
  }

  /** By human; what is about nobody in particular goes with everybody. */
  private static Map<Set<String>, List<Difference.Change>> disclosed(
      List<Difference.Change> changes) {
    var shared = new ArrayList<Difference.Change>();
    var ofHuman = new TreeMap<String, List<Difference.Change>>();
    for (var change : changes) {
      var patients = patients(List.of(change.resource()));
      patients.forEach(id -> ofHuman.computeIfAbsent(id, p -> new ArrayList<>()).add(change));
      if (patients.isEmpty()) {
        shared.add(change);
      }
    }
    if (ofHuman.isEmpty()) {
      return shared.isEmpty() ? Map.of() : Map.of(Set.of(), shared);
    }
    return ofHuman.entrySet().stream()
        .collect(
            Collectors.toMap(
                human -> Set.of(human.getKey()),
                human -> Stream.concat(human.getValue().stream(), shared.stream()).toList()));
  }

  private static Set<String> patients(Collection<? extends Resource> resources) {
    return resources.stream()
        .flatMap(
            resource ->
                Stream.concat(Stream.of(Key.of(resource)), References.of(resource).stream()))
        .filter(key -> key.startsWith(PATIENT))
        .map(key -> key.substring(PATIENT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static AuditEntity version(Difference.Change change) {
    return AuditEntity.resource(
        change.key() + "/_history/" + change.resource().getMeta().getVersionId());
  }

  private static AuditAgent recipient(Organisation organisation) {
    return AuditAgent.recipient(organisation.partner().id(), organisation.reference());
  }
}
