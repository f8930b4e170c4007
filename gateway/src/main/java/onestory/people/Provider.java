package onestory.people;

import java.time.Clock;
import java.util.Optional;
import onestory.security.Secrets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * What is said to and heard from the outside provider. It is first asked when somebody wants to
 * sign in there, so that the gateway starts without it.
 */
@Component
class Provider {

  static final String SECRET = "people.provider.secret";
  private static final String RETURN = "/sign-in/outside/return";

  private record Known(ClientRegistration registration, JwtDecoder tokens) {}

  private final ProviderSettings settings;
  private final Secrets secrets;
  private final Clock clock;
  private final String returnTo;
  private final RestClientAuthorizationCodeTokenResponseClient codes =
      new RestClientAuthorizationCodeTokenResponseClient();
  private volatile Known known;

  Provider(
      ProviderSettings settings,
      Secrets secrets,
      Clock clock,
      @Value("${onestory.base-url}") String baseUrl) {
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.returnTo = baseUrl + RETURN;
  }

  /** What people call it; empty when there is none. */
  Optional<String> name() {
    return settings.isThere() ? Optional.of(settings.name()) : Optional.empty();
  }

  /** Where the browser goes with this errand. */
  OAuth2AuthorizationRequest request(Errand errand) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(settings.clientId())
        .authorizationUri(known().registration().getProviderDetails().getAuthorizationUri())
        .redirectUri(returnTo)
        .scope("openid", "profile")
        .state(errand.state())
        .attributes(attributes -> attributes.put("code_verifier", errand.verifier()))
        .additionalParameters(
            more -> {
              more.put("nonce", errand.nonce());
              more.put("code_challenge", errand.challenge());
              more.put("code_challenge_method", "S256");
            })
        .build();
  }

  /**
   * Who came back with that code, as the provider's signed token says.
   *
   * @throws OAuth2AuthenticationException or a JwtException when the code or the token is not good
   */
  Jwt person(Errand errand, String code) {
    var response =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(returnTo)
            .state(errand.state())
            .build();
    var answer =
        codes.getTokenResponse(
            new OAuth2AuthorizationCodeGrantRequest(
                known().registration(),
                new OAuth2AuthorizationExchange(request(errand), response)));
    if (!(answer.getAdditionalParameters().get("id_token") instanceof String token)) {
      throw new OAuth2AuthenticationException("no id_token");
    }
    var person = known().tokens().decode(token);
    if (!errand.nonce().equals(person.getClaimAsString("nonce"))) {
      throw new OAuth2AuthenticationException("another nonce");
    }
    return person;
  }

  private Known known() {
    var found = known;
    if (found == null) {
      var registration =
          ClientRegistrations.fromIssuerLocation(settings.issuer())
              .registrationId("provider")
              .clientId(settings.clientId())
              .clientSecret(secrets.get(SECRET))
              .redirectUri(returnTo)
              .build();
      found = new Known(registration, tokens(registration));
      known = found;
    }
    return found;
  }

  /** Signed by one of the provider's keys, for us, by it, now; never with a shared secret. */
  private JwtDecoder tokens(ClientRegistration registration) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.PS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    var rules = new OidcIdTokenValidator(registration);
    rules.setClock(clock);
    decoder.setJwtValidator(rules);
    return decoder;
  }
}
