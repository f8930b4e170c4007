package onestory.exchange;

import java.util.List;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records who was asked to give up what, and what came of it (TRUST 9); ids only. */
@Component
final class RecallAudit {

  private final AuditTrail audit;
  private final JdbcClient jdbc;

  RecallAudit(AuditTrail audit, JdbcClient jdbc) {
    this.audit = audit;
    this.jdbc = jdbc;
  }

  void asked(Recall recall, Delivery delivery) {
    audit.record(
        entry(AuditKind.RECALL_ASKED, AuditAgent.gateway(), recall, delivery)
            .to(partner(delivery))
            .under(recall.rules().isEmpty() ? null : recall.rules().get(0)));
  }

  void answered(Recall recall, Delivery delivery, RecallAnswer answer) {
    boolean done = answer != RecallAnswer.REFUSED && answer != RecallAnswer.UNREACHABLE;
    audit.record(
        entry(AuditKind.RECALL_ANSWERED, partner(delivery), recall, delivery)
            .ended(done ? AuditOutcome.SUCCESS : AuditOutcome.FAILED, "recall/" + answer.code()));
  }

  private AuditEntry entry(AuditKind kind, AuditAgent agent, Recall recall, Delivery delivery) {
    return AuditEntry.of(kind, agent)
        .about(children(delivery.family()))
        .with(AuditEntity.Role.DELIVERY, delivery.id().toString())
        .with(AuditEntity.Role.JOB, recall.id().toString())
        .with(recall.keys().stream().map(AuditEntity::resource).toList());
  }

  private List<String> children(UUID family) {
    return jdbc.sql(
            "select id::text from resource where family = ? and type = 'Patient' order by id")
        .param(family)
        .query(String.class)
        .list();
  }

  private static AuditAgent partner(Delivery delivery) {
    return AuditAgent.recipient(
        delivery.organisation().partner().id(), delivery.organisation().reference());
  }
}
