package onestory.soap;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import onestory.camel.ArrivingHeaders;
import onestory.security.DoorsApplication;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The SOAP room behind the real doors, with a stub behind it. */
@ImportAutoConfiguration(CamelAutoConfiguration.class)
@Import({DoorsApplication.class, SoapConfiguration.class, CredentialsConfiguration.class})
class SoapApplication {

  @Bean
  Predicate<String> nhsNumberCheck() {
    return PeopleMessage.nhsNumber();
  }

  @Bean
  Predicate<String> upnCheck() {
    return PeopleMessage.upn();
  }

  @Bean
  HeaderFilterStrategy arrivingHeaders() {
    return new ArrivingHeaders();
  }

  @Bean
  SeenProofs seenProofs() {
    return ConcurrentHashMap.<String>newKeySet()::add;
  }

  @Bean
  InboxStub inbox() {
    return new InboxStub();
  }
}
