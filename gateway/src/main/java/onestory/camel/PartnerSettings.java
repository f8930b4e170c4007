package onestory.camel;

import onestory.councils.Directory;
import onestory.councils.Partner;
import org.apache.camel.spi.PropertiesSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where a partner is, as in {@code {{partner.fenbank.url}}}: what the settings say, else what its
 * file says.
 */
@Component
final class PartnerSettings implements PropertiesSource {

  private final Directory directory;
  private final Environment settings;

  PartnerSettings(Directory directory, Environment settings) {
    this.directory = directory;
    this.settings = settings;
  }

  @Override
  public String getName() {
    return "partners";
  }

  @Override
  public String getProperty(String name) {
    if (!name.startsWith("partner.") || !name.endsWith(".url")) {
      return null;
    }
    var set = settings.getProperty(name);
    return set != null
        ? set
        : directory.partners().stream()
            .filter(partner -> name.equals("partner." + partner.id() + ".url"))
            .findFirst()
            .flatMap(Partner::url)
            .orElse(null);
  }
}
