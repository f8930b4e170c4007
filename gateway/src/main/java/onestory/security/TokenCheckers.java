package onestory.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/**
 * Checks the access token of a request: by whoever issued it, and that it came over the connection
 * that it is bound to (RFC 8705 3; TRUST 7.21, 7.24).
 */
final class TokenCheckers implements AuthenticationManagerResolver<HttpServletRequest> {

  /** The issuer's keys are out of reach, so nothing can be said of the token. */
  static final OAuth2Error UNAVAILABLE = new OAuth2Error("temporarily_unavailable");

  private final JwtDecoder own;
  private final Optional<OutsideTokens> outside;
  private final Clients clients;
  private final JwtAuthenticationConverter authorities = new JwtAuthenticationConverter();

  TokenCheckers(JwtDecoder own, Optional<OutsideTokens> outside, Clients clients) {
    this.own = own;
    this.outside = outside;
    this.clients = clients;
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    return token -> checked(((BearerTokenAuthenticationToken) token).getToken(), request);
  }

  private Authentication checked(String token, HttpServletRequest request) {
    try {
      JwtDecoder issuer =
          outside.filter(other -> other.issued(token)).map(JwtDecoder.class::cast).orElse(own);
      Jwt jwt = issuer.decode(token);
      if (!isBoundTo(jwt, PresentedCertificate.thumbprint(request))) {
        throw invalid();
      }
      return authorities.convert(jwt);
    } catch (BadJwtException e) {
      throw invalid();
    } catch (JwtException e) {
      throw new OAuth2AuthenticationException(UNAVAILABLE);
    }
  }

  /** A client that registered certificates is asked for one whatever the token says. */
  private boolean isBoundTo(Jwt jwt, Optional<String> presented) {
    Object confirmation = jwt.getClaims().get(Tokens.CONFIRMATION);
    Set<String> registered =
        clients
            .find(jwt.getClaimAsString(Tokens.CLIENT))
            .map(client -> client.proof().certificates())
            .orElse(Set.of());
    if (confirmation == null) {
      return registered.isEmpty();
    }
    // bound in a way that is not understood here is not bound
    return presented
            .filter(print -> Map.of(Tokens.THUMBPRINT, print).equals(confirmation))
            .isPresent()
        && (registered.isEmpty() || presented.filter(registered::contains).isPresent());
  }

  private static OAuth2AuthenticationException invalid() {
    return new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Not taken"));
  }
}
