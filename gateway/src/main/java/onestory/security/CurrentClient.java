package onestory.security;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who has proven, before any door, to be asking: by the client's id, or a person's name. */
final class CurrentClient {

  private CurrentClient() {}

  static Optional<String> name() {
    Authentication asking = SecurityContextHolder.getContext().getAuthentication();
    if (asking == null || asking instanceof AnonymousAuthenticationToken) {
      return Optional.empty();
    }
    return Optional.of(
        asking instanceof JwtAuthenticationToken token
            ? token.getToken().getClaimAsString(Tokens.CLIENT)
            : asking.getName());
  }
}
