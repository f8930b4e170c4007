package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes a token from the one Authorization header: never from the address, which is logged along
 * the way.
 */
final class HeaderToken implements BearerTokenResolver {

  private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

  @Override
  public String resolve(HttpServletRequest request) {
    if (Collections.list(request.getHeaders("Authorization")).size() > 1) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidRequest("More than one Authorization header"));
    }
    String token = header.resolve(request);
    if (token != null && Jws.of(token).isEmpty()) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("Not a JWT as one is written"));
    }
    return token;
  }
}
