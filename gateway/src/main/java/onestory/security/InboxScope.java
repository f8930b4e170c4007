package onestory.security;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * A door {@code /inbox/SOURCE/…} opens for tokens with the scope {@code inbox/SOURCE}, and no
 * other: nobody sends in another system's name.
 */
final class InboxScope implements AuthorizationManager<RequestAuthorizationContext> {

  private static final int SOURCE = 2;

  @Override
  public AuthorizationDecision authorize(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    String[] path = context.getRequest().getRequestURI().split("/");
    return new AuthorizationDecision(
        path.length > SOURCE
            && authentication.get().getAuthorities().stream()
                .anyMatch(
                    authority -> authority.getAuthority().equals("SCOPE_inbox/" + path[SOURCE])));
  }

  @Override
  @Deprecated
  public AuthorizationDecision check(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    return authorize(authentication, context);
  }
}
