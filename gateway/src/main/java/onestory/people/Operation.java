package onestory.people;

import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A thing that can be asked of the gateway, and whom it is for.
 *
 * @param path may name the council, as {@code {council}}
 */
record Operation(HttpMethod method, PathPattern path, Reach reach, Set<Role> roles) {

  static Operation of(String method, String path, Reach reach, Role... roles) {
    return new Operation(
        HttpMethod.valueOf(method),
        PathPatternParser.defaultInstance.parse(path),
        reach,
        Set.of(roles));
  }

  boolean matches(String method, String address) {
    return matches(method) && path.matches(PathContainer.parsePath(address));
  }

  private boolean matches(String asked) {
    return method.name().equals(asked)
        || method == HttpMethod.GET && HttpMethod.HEAD.name().equals(asked);
  }

  /** Whether it is for this account, at this address. */
  boolean isFor(Account account, String address) {
    return account.roles().stream().anyMatch(roles::contains)
        && (account.council() == null
            || reach == Reach.COUNCIL
                && council(address).map(account.council()::equals).orElse(true));
  }

  private Optional<String> council(String address) {
    return Optional.ofNullable(path.matchAndExtract(PathContainer.parsePath(address)))
        .map(match -> match.getUriVariables().get("council"));
  }
}
