package onestory.camel;

import onestory.security.Secrets;
import org.apache.camel.spi.PropertiesSource;
import org.springframework.stereotype.Component;

/**
 * Lets routes name a partner's credentials, as in {@code {{partner.fenbank.token}}}, without their
 * being configuration.
 */
@Component
final class SecretProperties implements PropertiesSource {

  private final Secrets secrets;

  SecretProperties(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String getName() {
    return "secrets";
  }

  @Override
  public String getProperty(String name) {
    return name.startsWith("partner.") && secrets.has(name) ? secrets.get(name) : null;
  }
}
