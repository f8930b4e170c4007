package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Optional;
import onestory.security.Asker;
import onestory.security.CurrentAsker;
import org.springframework.stereotype.Component;

/**
 * Who may read the audit: a client with a scope for AuditEvent that acts for no organisation. A
 * partner's wide scope does not open it.
 */
@Component
class AskingAuditor {

  private final CurrentAsker asker;

  AskingAuditor(CurrentAsker asker) {
    this.asker = asker;
  }

  /**
   * @throws ForbiddenOperationException when it is no auditor who asks
   */
  void require(char interaction) {
    Optional.of(asker.get())
        .filter(one -> one.organisation() == null && one.may(interaction, "AuditEvent"))
        .orElseThrow(() -> new ForbiddenOperationException("Only auditors may read the audit."));
  }

  String id() {
    return Optional.of(asker.get()).map(Asker::clientId).orElseThrow();
  }
}
