package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** FHIR R4, read strictly: what is not FHIR is refused, never dropped in silence. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

  @Bean
  FhirContext fhir() {
    var fhir = FhirContext.forR4();
    fhir.setParserErrorHandler(new StrictErrorHandler());
    return fhir;
  }
}
