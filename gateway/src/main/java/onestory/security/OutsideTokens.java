package onestory.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Access tokens of another authorization server. It says which client asks; for which organisation
 * that acts, and what it may at most, stands in the client's registration here.
 */
final class OutsideTokens implements JwtDecoder {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final TokenSettings.Outside settings;
  private final Clients clients;
  private final NimbusJwtDecoder decoder;

  /**
   * @param clock the true time: the issuer knows of no demonstration's clock
   */
  OutsideTokens(TokenSettings.Outside settings, PublishedKeys keys, Clients clients, Clock clock) {
    this.settings = settings;
    this.clients = clients;
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            new JOSEObjectType(Tokens.TYPE), JOSEObjectType.JWT, null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS, (selector, context) -> selected(selector, keys)));
    processor.setJWTClaimsSetVerifier((claims, context) -> {}); // below, by Spring's
    decoder = new NimbusJwtDecoder(processor);
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    OAuth2TokenValidator<Jwt> ours = this::validated;
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, ours));
  }

  private List<JWK> selected(JWKSelector selector, PublishedKeys keys) throws KeySourceException {
    Set<String> kids = selector.getMatcher().getKeyIDs();
    try {
      return selector.select(
          keys.at(settings.jwksUri(), kids == null ? "" : kids.iterator().next()));
    } catch (TokenRefused unreadable) {
      throw new KeySourceException("The issuer's keys cannot be read", unreadable);
    }
  }

  private OAuth2TokenValidatorResult validated(Jwt token) {
    return settings.issuer().equals(token.getClaimAsString("iss"))
            && token.getAudience() != null
            && token.getAudience().contains(settings.audience())
            && token.getExpiresAt() != null
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }

  /** Whether the token says that it is that server's: then it is checked as such. */
  boolean issued(String token) {
    return Jws.of(token)
        .flatMap(jws -> jws.claimText("iss"))
        .filter(settings.issuer()::equals)
        .isPresent();
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = decoder.decode(token);
    String id = jwt.getClaims().get(settings.client()) instanceof String text ? text : "";
    Client client = clients.find(id).orElseThrow(() -> new BadJwtException("No client here"));
    List<String> scopes =
        Optional.ofNullable(jwt.getClaimAsString(Tokens.SCOPE))
            .map(text -> Arrays.asList(text.strip().split(" +")))
            .orElse(List.of());
    return Jwt.withTokenValue(token)
        .headers(headers -> headers.putAll(jwt.getHeaders()))
        .claims(
            claims -> {
              claims.putAll(jwt.getClaims());
              claims.put(Tokens.CLIENT, client.id());
              claims.put(Tokens.SCOPE, String.join(" ", scopesHere(scopes, client)));
              claims.remove(Tokens.ORGANISATION);
              if (client.organisation() != null) {
                claims.put(Tokens.ORGANISATION, client.organisation());
              }
            })
        .build();
  }

  /** Words that mean nothing here are left aside: such a server has other resources too. */
  private static List<String> scopesHere(List<String> scopes, Client client) {
    return scopes.stream()
        .flatMap(scope -> Scope.narrowed(List.of(scope), client.scopes()).stream())
        .distinct()
        .toList();
  }
}
