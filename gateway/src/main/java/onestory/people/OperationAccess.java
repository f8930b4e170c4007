package onestory.people;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** An operation opens for people who are in, and whose role it is for. */
final class OperationAccess implements AuthorizationManager<RequestAuthorizationContext> {

  @Override
  public AuthorizationDecision authorize(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    var request = context.getRequest();
    return new AuthorizationDecision(
        authentication.get() instanceof Person person
            && person.isIn()
            && Operations.areFor(person.account(), request.getMethod(), request.getRequestURI()));
  }

  @Override
  @Deprecated
  public AuthorizationDecision check(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    return authorize(authentication, context);
  }
}
