package onestory.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs and checks access tokens with HS256 and the generated key, and with nothing else. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  @Bean
  Tokens tokens(Secrets secrets, ObjectProvider<Clock> clock) {
    return new Tokens(
        new NimbusJwtEncoder(new ImmutableSecret<>(key(secrets))),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  JwtDecoder jwtDecoder(Secrets secrets, Clients clients, ObjectProvider<Clock> clock) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withSecretKey(key(secrets)).macAlgorithm(MacAlgorithm.HS256).build();
    // No allowance for skew: one clock issues and checks.
    JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    times.setClock(clock.getIfAvailable(Clock::systemUTC));
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, new TokenCheck(clients)));
    return decoder;
  }

  @Bean
  CurrentAsker currentAsker() {
    return new CurrentAsker();
  }

  @Bean
  Seal seal(Secrets secrets) {
    return new Seal(key(secrets).getEncoded());
  }

  private static SecretKey key(Secrets secrets) {
    byte[] key = Base64.getUrlDecoder().decode(secrets.get(Secrets.TOKEN_KEY));
    return new SecretKeySpec(key, "HmacSHA256");
  }
}
