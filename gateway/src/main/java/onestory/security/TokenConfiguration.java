package onestory.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * How clients prove themselves, and the gateway's access tokens: signed and checked with HS256 and
 * the generated key, and with nothing else.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class TokenConfiguration {

  @Bean
  Tokens tokens(Secrets secrets, ObjectProvider<Clock> clock) {
    return new Tokens(
        new NimbusJwtEncoder(new ImmutableSecret<>(key(secrets))),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  PublishedKeys publishedKeys() {
    return new PublishedKeys(new JwksReading(), Clock.systemUTC());
  }

  @Bean
  Proofs clientProofs(
      Clients clients,
      Secrets secrets,
      PublishedKeys published,
      UsedAssertions used,
      TokenSettings settings,
      @Value("${onestory.base-url}") String baseUrl) {
    var assertions = new Assertions(clients, published, used, tokenUrl(baseUrl), Clock.systemUTC());
    return new Proofs(clients, secrets, assertions, settings.clientSecret());
  }

  @Bean
  FailureLimit failureLimit(TokenSettings settings) {
    return new FailureLimit(settings.failuresAMinute(), TimeMeter.SYSTEM_NANOTIME);
  }

  @Bean
  ServletRegistrationBean<SmartConfiguration> smartConfiguration(
      TokenSettings settings, ObjectMapper mapper, @Value("${onestory.base-url}") String baseUrl)
      throws IOException {
    String tokenUrl =
        settings
            .other()
            .map(TokenSettings.Outside::tokenEndpoint)
            .map(URI::toString)
            .orElse(tokenUrl(baseUrl));
    return new ServletRegistrationBean<>(
        new SmartConfiguration(tokenUrl, settings, mapper), SmartConfiguration.PATH);
  }

  @Bean
  JwtDecoder jwtDecoder(Secrets secrets, Clients clients, ObjectProvider<Clock> clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withSecretKey(key(secrets))
            .macAlgorithm(MacAlgorithm.HS256)
            .jwtProcessorCustomizer(
                processor ->
                    processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(Tokens.TYPE))))
            .build();
    // No allowance for skew: one clock issues and checks.
    JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    times.setClock(clock.getIfAvailable(Clock::systemUTC));
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, new TokenCheck(clients)));
    return decoder;
  }

  @Bean
  TokenCheckers tokenCheckers(
      JwtDecoder jwtDecoder, Clients clients, TokenSettings settings, PublishedKeys keys) {
    return new TokenCheckers(
        jwtDecoder,
        settings.other().map(each -> new OutsideTokens(each, keys, clients, Clock.systemUTC())),
        clients);
  }

  @Bean
  CurrentAsker currentAsker() {
    return new CurrentAsker();
  }

  @Bean
  Seal seal(Secrets secrets) {
    return new Seal(key(secrets).getEncoded());
  }

  private static String tokenUrl(String baseUrl) {
    return baseUrl + "/oauth/token";
  }

  private static SecretKey key(Secrets secrets) {
    byte[] key = Base64.getUrlDecoder().decode(secrets.get(Secrets.TOKEN_KEY));
    return new SecretKeySpec(key, "HmacSHA256");
  }
}
