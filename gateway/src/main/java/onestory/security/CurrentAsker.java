package onestory.security;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The asker of the request that the calling thread serves. */
public final class CurrentAsker {

  CurrentAsker() {}

  /**
   * Who is asking.
   *
   * @throws IllegalStateException when the thread serves no request that a token or a session came
   *     with
   */
  public Asker get() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof Asking person) {
      return person.asker();
    }
    if (!(authentication instanceof JwtAuthenticationToken token)) {
      throw new IllegalStateException("No access token came with this request");
    }
    Jwt jwt = token.getToken();
    return new Asker(
        jwt.getClaimAsString(Tokens.CLIENT),
        jwt.getClaimAsString(Tokens.ORGANISATION),
        Arrays.asList(jwt.getClaimAsString(Tokens.SCOPE).split(" ")));
  }

  /** The only council that whoever asks deals with; empty when it is every one. */
  public Optional<String> council() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof Asking person ? person.council() : Optional.empty();
  }

  /** Whether whoever asks deals with this council. */
  public boolean dealsWith(String council) {
    return council().map(council::equals).orElse(true);
  }
}
