package onestory.console;

import onestory.audit.AuditEntity;
import onestory.audit.AuditKind;
import onestory.audit.ReadAudit;
import onestory.audit.RequestGrounds;
import onestory.security.CurrentAgent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Records each story and plan before its page is made, and that there was none to be shown. */
@Component
final class PageAudit {

  private final ReadAudit reads;
  private final RequestGrounds grounds;
  private final CurrentAgent agent;

  PageAudit(ReadAudit reads, RequestGrounds grounds, CurrentAgent agent) {
    this.reads = reads;
    this.grounds = grounds;
    this.agent = agent;
  }

  /** If this fails there is no page. */
  void shown(String reference) {
    reads.shown(
        AuditKind.STORY_READ,
        agent.get(),
        grounds.noted().patients(),
        AuditEntity.resource(reference));
  }

  /** The answer for what is not there or may not be seen, once it has been recorded. */
  ResponseStatusException nothing(String type) {
    reads.refused(
        AuditKind.STORY_READ,
        agent.get(),
        new AuditEntity(AuditEntity.Role.QUERY, "stories/" + type),
        "404");
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
