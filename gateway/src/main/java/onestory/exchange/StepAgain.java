package onestory.exchange;

import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.councils.Organisation;
import onestory.work.Worklist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings an organisation into step once more because a person asks for it, such as after a refusal
 * was mended. What was once decided does not count: it is decided anew (TRUST 4.48).
 */
@Component
public class StepAgain {

  private final JdbcClient jdbc;
  private final Worklist worklist;
  private final AuditTrail audit;

  StepAgain(JdbcClient jdbc, Worklist worklist, AuditTrail audit) {
    this.jdbc = jdbc;
    this.worklist = worklist;
    this.audit = audit;
  }

  /** False when the organisation never had a share of that family's record. */
  @Transactional
  public boolean again(Organisation organisation, UUID family, AuditAgent who) {
    int there =
        jdbc.sql(
                "update step set state = 'waiting', failure = null where organisation = ? and family = ?")
            .params(organisation.reference(), family)
            .update();
    if (there == 0) {
      return false;
    }
    var key = new StepKey(organisation.reference(), family).text();
    worklist.ask(BringIntoStep.WORK, key);
    worklist.hurry(BringIntoStep.WORK, key);
    audit.record(
        AuditEntry.of(AuditKind.OPERATOR_REPLAY, who)
            .to(AuditAgent.recipient(organisation.partner().id(), organisation.reference()))
            .with(AuditEntity.Role.JOB, family.toString()));
    return true;
  }
}
