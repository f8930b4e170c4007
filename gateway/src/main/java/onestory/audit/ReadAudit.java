package onestory.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records that somebody was shown something of a family, before they are: the read, the decision
 * that it rests on, and an override that was used (TRUST 9).
 */
@Component
public final class ReadAudit {

  private static final String OVERRIDE = "override/";

  private final AuditTrail audit;
  private final RequestGrounds grounds;
  private final TransactionTemplate transaction;

  ReadAudit(AuditTrail audit, RequestGrounds grounds, TransactionTemplate transaction) {
    this.audit = audit;
    this.grounds = grounds;
    this.transaction = transaction;
  }

  /**
   * Records it, in a transaction of its own; if that fails nothing may be shown.
   *
   * @param patients whom it tells about
   * @param what what was asked for
   */
  public void shown(
      AuditKind kind, AuditAgent agent, Collection<String> patients, AuditEntity what) {
    var noted = grounds.noted();
    var rules = String.join("; ", noted.permitted());
    var read =
        AuditEntry.of(kind, agent)
            .about(patients)
            .with(List.of(what))
            .under(rules.isEmpty() ? null : rules);
    transaction.executeWithoutResult(
        status -> {
          grounds.told();
          audit.record(read.with(kind == AuditKind.FHIR_SEARCH ? noted.entities() : List.of()));
          if (noted.permitted().isEmpty() || patients.isEmpty()) {
            return;
          }
          if (kind != AuditKind.FHIR_SEARCH) {
            audit.record(decision(agent, noted).about(patients).under(rules));
          }
          if (noted.permitted().stream().anyMatch(rule -> rule.startsWith(OVERRIDE))) {
            audit.record(
                AuditEntry.of(AuditKind.OVERRIDE_USED, agent)
                    .about(patients)
                    .with(noted.entities())
                    .with(List.of(what))
                    .under(rules));
          }
        });
  }

  /** Records that it was refused, and by which rules of authority if it was by them. */
  public void refused(AuditKind kind, AuditAgent agent, AuditEntity what, String code) {
    var noted = grounds.noted();
    var rules = String.join("; ", noted.denied());
    transaction.executeWithoutResult(
        status -> {
          grounds.told();
          audit.record(
              AuditEntry.of(kind, agent)
                  .with(List.of(what))
                  .ended(AuditOutcome.REFUSED, rules.isEmpty() ? code : code + "; " + rules));
          if (!rules.isEmpty()) {
            audit.record(
                decision(agent, noted).with(List.of(what)).ended(AuditOutcome.REFUSED, rules));
          }
        });
  }

  private static AuditEntry decision(AuditAgent agent, RequestGrounds.Noted noted) {
    return AuditEntry.of(AuditKind.DECISION, agent).with(noted.entities());
  }
}
