package onestory.soap;

import java.util.function.Predicate;
import onestory.identity.NhsNumber;
import onestory.identity.Upn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The numbers of people that {@link MessageCheck} checks, by identity's rules. */
@Configuration(proxyBeanMethods = false)
class MessageRules {

  @Bean
  Predicate<String> nhsNumberCheck() {
    return number -> NhsNumber.parse(number).isPresent();
  }

  @Bean
  Predicate<String> upnCheck() {
    return upn -> Upn.parse(upn).isPresent();
  }
}
