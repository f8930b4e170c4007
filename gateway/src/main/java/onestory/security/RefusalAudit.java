package onestory.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditOutcome;
import onestory.audit.AuditTrail;
import onestory.audit.RefusalTrail;
import onestory.audit.RequestGrounds;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records each request that was refused, whoever refused it: the container, a filter, Spring
 * Security or a door (TRUST 7: each refusal writes an audit record; of a flood of them, one for
 * many). It stands around all of them.
 */
final class RefusalAudit extends ValveBase {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalAudit.class);

  private final AuditTrail audit;
  private final RefusalTrail refusals;
  private final RequestGrounds grounds;

  RefusalAudit(AuditTrail audit, RefusalTrail refusals, RequestGrounds grounds) {
    super(true);
    this.audit = audit;
    this.refusals = refusals;
    this.grounds = grounds;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
    var door = Door.of(request.getRequestURI());
    boolean isToken = door == Door.TOKEN && response.getStatus() == 200;
    if (request.isAsync() || (response.getStatus() < 400 && !isToken)) {
      return;
    }
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      record(request, door, response.getStatus());
    } catch (RuntimeException e) {
      LOG.error("a refused request could not be audited: {}", e.getClass().getName());
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
  }

  private void record(Request request, Door door, int status) {
    var agent = AgentOfRequest.of(request);
    if (status == 200) {
      audit.recordApart(AuditEntry.of(AuditKind.TOKEN_ISSUED, agent));
      return;
    }
    if (grounds.isTold()) {
      return; // behind the door it was recorded with what was asked
    }
    var denied = String.join("; ", grounds.noted().denied());
    var refusal =
        AuditEntry.of(kind(door, status), agent)
            .with(AuditEntity.Role.QUERY, method(request) + " " + door)
            .ended(
                status < 500 || agent.kind() == AuditAgent.Kind.STRANGER
                    ? AuditOutcome.REFUSED
                    : AuditOutcome.FAILED,
                denied.isEmpty() ? Integer.toString(status) : denied);
    if (denied.isEmpty()) {
      refusals.record(refusal);
    } else {
      audit.recordApart(refusal); // each decision about who may see what stands by itself
    }
  }

  private static AuditKind kind(Door door, int status) {
    if (status == 401 || door == Door.TOKEN) {
      return AuditKind.AUTHENTICATION_FAILED;
    }
    return switch (door) {
      case INBOX, SOAP -> status == 403 ? AuditKind.ACCESS_REFUSED : AuditKind.MESSAGE_REFUSED;
      default -> AuditKind.ACCESS_REFUSED;
    };
  }

  private static String method(Request request) {
    var method = request.getMethod();
    return method != null && method.matches("[A-Z]{3,7}") ? method : "*";
  }
}
