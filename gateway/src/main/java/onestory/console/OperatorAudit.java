package onestory.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import onestory.security.CurrentAgent;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Records what an operator asks for before it is done; what can't be recorded is not done. */
@Component
final class OperatorAudit implements HandlerInterceptor {

  private final AuditTrail audit;
  private final CurrentAgent agent;

  OperatorAudit(AuditTrail audit, CurrentAgent agent) {
    this.audit = audit;
    this.agent = agent;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      audit.recordApart(
          AuditEntry.of(kind(request), agent.get())
              .with(AuditEntity.Role.QUERY, request.getMethod() + " " + asked(request)));
    }
    return true;
  }

  /** The pattern of the address, with those of its values that are ids and not words. */
  private static String asked(HttpServletRequest request) {
    var asked =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    var values = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (values instanceof Map<?, ?> named) {
      for (var each : named.entrySet()) {
        var value = String.valueOf(each.getValue());
        if (value.matches("[0-9a-f-]{36}")) {
          asked = asked.replace("{" + each.getKey() + "}", value);
        }
      }
    }
    return asked;
  }

  private static AuditKind kind(HttpServletRequest request) {
    if (request.getMethod().equals("GET")) {
      return AuditKind.OPERATOR_READ;
    }
    var path = request.getRequestURI();
    if (path.contains("/replay")) {
      return AuditKind.OPERATOR_REPLAY;
    }
    return path.contains("/skip") ? AuditKind.OPERATOR_SKIP : AuditKind.OPERATOR_EDIT;
  }
}
