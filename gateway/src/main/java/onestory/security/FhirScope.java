package onestory.security;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * The FHIR door opens for tokens with any {@code system/} scope; what each may do there is decided
 * behind it.
 */
final class FhirScope implements AuthorizationManager<RequestAuthorizationContext> {

  @Override
  public AuthorizationDecision authorize(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        authentication.get().getAuthorities().stream()
            .anyMatch(authority -> authority.getAuthority().startsWith("SCOPE_system/")));
  }

  @Override
  @Deprecated
  public AuthorizationDecision check(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    return authorize(authentication, context);
  }
}
