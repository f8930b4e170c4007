package onestory.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onestory.security.Asker;
import onestory.security.Asking;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Whoever sent this request, by their session. Half-way through signing in they may do nothing. */
final class Person extends AbstractAuthenticationToken implements Asking {

  private static final long serialVersionUID = 1L;

  private final transient Session session;

  Person(Session session) {
    super(authorities(session));
    this.session = session;
    setAuthenticated(true);
  }

  Account account() {
    return session.account();
  }

  Stage stage() {
    return session.stage();
  }

  boolean isIn() {
    return session.stage() == Stage.IN;
  }

  @Override
  public Asker asker() {
    return new Asker(getName(), account().organisation(), scopes(session));
  }

  @Override
  public Optional<String> council() {
    return Optional.ofNullable(account().council());
  }

  @Override
  public String getName() {
    return "person-" + account().id();
  }

  @Override
  public Object getPrincipal() {
    return getName();
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Person person && person.session.equals(session);
  }

  @Override
  public int hashCode() {
    return session.hashCode();
  }

  private static Collection<GrantedAuthority> authorities(Session session) {
    return Stream.concat(
            Stream.of("STAGE_" + session.stage().code()),
            scopes(session).stream().map(scope -> "SCOPE_" + scope))
        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
        .toList();
  }

  private static List<String> scopes(Session session) {
    return session.stage() == Stage.IN
        ? session.account().roles().stream()
            .flatMap(role -> role.scopes().stream())
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }
}
