package onestory.soap;

import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.xml.namespace.QName;
import onestory.audit.RefusalTrail;
import onestory.security.Secrets;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What WSS4J asks of EHM's messages: always a Timestamp that ends, and a UsernameToken with digest
 * or a signature. Whether it was there before, {@link SeenProofs} says.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EhmProperties.class)
class CredentialsConfiguration {

  @Bean
  EhmCredentials ehmCredentials(
      EhmProperties ehm, Secrets secrets, SeenProofs seen, RefusalTrail refusals) {
    RegisteredCertificates registered = new RegisteredCertificates(ehm.certificates());
    return new EhmCredentials(
        usernameTokens(new EhmUsers(ehm.withPassword(), secrets), seen),
        signatures(registered),
        registered,
        seen,
        refusals);
  }

  private static WSS4JInInterceptor usernameTokens(CallbackHandler passwords, SeenProofs seen) {
    Map<String, Object> settings = common(WSConstants.USERNAME_TOKEN, new OnceOnly(seen));
    settings.put(ConfigurationConstants.ACTION, "UsernameToken Timestamp");
    settings.put(ConfigurationConstants.PASSWORD_TYPE, WSS4JConstants.PW_DIGEST);
    settings.put(ConfigurationConstants.PW_CALLBACK_REF, passwords);
    return new WSS4JInInterceptor(settings);
  }

  private static WSS4JInInterceptor signatures(RegisteredCertificates registered) {
    Map<String, Object> settings = common(WSConstants.SIGNATURE, new RegisteredSigner(registered));
    settings.put(ConfigurationConstants.ACTION, "Signature Timestamp");
    Merlin known = new Merlin();
    known.setTrustStore(registered.keyStore());
    settings.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, "registered");
    settings.put("registered", known);
    return new WSS4JInInterceptor(settings);
  }

  private static Map<String, Object> common(QName token, Object validator) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConfigurationConstants.VALIDATOR_MAP, Map.of(token, validator));
    settings.put(ConfigurationConstants.REQUIRE_TIMESTAMP_EXPIRES, "true");
    settings.put(ConfigurationConstants.TTL_TIMESTAMP, "300");
    settings.put(ConfigurationConstants.TTL_FUTURE_TIMESTAMP, "60");
    return settings;
  }
}
