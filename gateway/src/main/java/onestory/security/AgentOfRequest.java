package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import onestory.audit.AuditAgent;

/**
 * Who was found to be asking, noted on the request itself: when its answer is recorded the security
 * context is gone.
 */
public final class AgentOfRequest {

  private static final String NAME = AgentOfRequest.class.getName();

  private AgentOfRequest() {}

  /** Notes who proved who they are, or which known client failed to. */
  public static void note(HttpServletRequest request, AuditAgent agent) {
    request.setAttribute(NAME, agent);
  }

  static AuditAgent of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof AuditAgent agent ? agent : AuditAgent.stranger();
  }
}
