package onestory.camel;

import onestory.mappings.Mappings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The maps that {@code fml:} runs. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

  @Bean
  Mappings mappings() {
    return new Mappings();
  }
}
