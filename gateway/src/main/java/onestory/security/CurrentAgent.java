package onestory.security;

import onestory.audit.AuditAgent;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Who acts in the request that the calling thread serves, in the audit's words. */
@Component
public final class CurrentAgent {

  /** A stranger, when nobody has proven who they are. */
  public AuditAgent get() {
    return now();
  }

  static AuditAgent now() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof JwtAuthenticationToken token) {
      var jwt = token.getToken();
      return AuditAgent.client(
          jwt.getClaimAsString(Tokens.CLIENT), jwt.getClaimAsString(Tokens.ORGANISATION));
    }
    if (authentication instanceof Asking person) {
      return AuditAgent.person(person.asker().clientId(), person.asker().organisation());
    }
    boolean nobody =
        authentication == null
            || !authentication.isAuthenticated()
            || authentication instanceof AnonymousAuthenticationToken;
    return nobody ? AuditAgent.stranger() : AuditAgent.person(authentication.getName(), null);
  }
}
