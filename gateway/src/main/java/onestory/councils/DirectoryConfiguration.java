package onestory.councils;

import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads {@code councils/*.yaml} and {@code partners/*.yaml}. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

  @Bean
  Directory directory(
      @Value("${onestory.councils}") Resource[] councils,
      @Value("${onestory.partners}") Resource[] partners) {
    var ofCouncils =
        CheckedYaml.of(Council.class, "council.schema.json").with(new TimescaleFaults());
    var ofPartners = CheckedYaml.of(Partner.class, "partner.schema.json");
    return new Directory(
        Arrays.stream(councils).map(ofCouncils::read).toList(),
        Arrays.stream(partners).map(ofPartners::read).toList());
  }
}
