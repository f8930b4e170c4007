package onestory.soap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import onestory.security.DataFolder;
import onestory.security.Secrets;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The SOAP room alone, with a stub behind it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  CamelAutoConfiguration.class
})
@Import(SoapConfiguration.class)
class SoapApplication {

  @Bean
  DataFolder dataFolder(@Value("${onestory.data}") Path folder) throws IOException {
    return DataFolder.take(folder);
  }

  @Bean
  Secrets secrets(DataFolder folder) throws IOException {
    return Secrets.of(folder, List.of("soap.ehm-pcc.password", "partner.ehm.password"));
  }

  @Bean
  Predicate<String> nhsNumberCheck() {
    return PeopleMessage.nhsNumber();
  }

  @Bean
  Predicate<String> upnCheck() {
    return PeopleMessage.upn();
  }

  @Bean
  InboxStub inbox() {
    return new InboxStub();
  }

  @Bean
  ProblemSource problems() {
    return thrown ->
        thrown instanceof IllegalArgumentException
            ? Optional.of(
                new Problem("conflict", "/", "Other content before.", "Raise the version."))
            : Optional.empty();
  }
}
