package onestory.fhir;

import java.util.List;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.authority.Key;
import onestory.exchange.View;
import onestory.security.CurrentAgent;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Records what an organisation wrote, in the transaction that writes it. */
@Component
final class WriteAudit {

  private final AuditTrail audit;
  private final CurrentAgent agent;

  WriteAudit(AuditTrail audit, CurrentAgent agent) {
    this.audit = audit;
    this.agent = agent;
  }

  /** Under the decision that let it be seen. */
  void updated(View view, Resource written) {
    record(AuditKind.FHIR_UPDATE, view, Key.of(written), written);
  }

  /** Under the decision that let the child be seen. */
  void created(View view, String child, Resource written) {
    record(AuditKind.FHIR_CREATE, view, child, written);
  }

  private void record(AuditKind kind, View view, String decided, Resource written) {
    var decision = view.decisions().get(decided);
    var version = Key.of(written) + "/_history/" + written.getMeta().getVersionId();
    audit.record(
        AuditEntry.of(kind, agent.get())
            .about(AnsweredPatients.of(written))
            .with(List.of(AuditEntity.resource(version)))
            .under(decision == null ? null : decision.rule()));
  }
}
