package onestory.people;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** A page opens for people of whom this is true. */
record PersonAccess(Predicate<Person> allowed)
    implements AuthorizationManager<RequestAuthorizationContext> {

  static PersonAccess at(Stage stage) {
    return new PersonAccess(person -> person.stage() == stage);
  }

  static PersonAccess in(Role role) {
    return new PersonAccess(person -> person.isIn() && person.account().is(role));
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        authentication.get() instanceof Person person && allowed.test(person));
  }

  @Override
  @Deprecated
  public AuthorizationDecision check(
      Supplier<Authentication> authentication, RequestAuthorizationContext context) {
    return authorize(authentication, context);
  }
}
