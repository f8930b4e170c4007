package onestory.camel;

import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What routes that strangers call get to see of a call. */
@Configuration(proxyBeanMethods = false)
class ArrivalConfiguration {

  @Bean
  HeaderFilterStrategy arrivingHeaders() {
    return new ArrivingHeaders();
  }
}
