package onestory.record;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import onestory.gates.Forms;
import onestory.gates.Gates;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gates, with the forms of the implementation guide. */
@Configuration(proxyBeanMethods = false)
class GatesConfiguration {

  @Bean
  Gates gates(FhirContext fhir) {
    var forms =
        new Definitions()
            .ofKind("questionnaires").stream()
                .map(form -> new String(form.json(), StandardCharsets.UTF_8))
                .map(json -> fhir.newJsonParser().parseResource(Questionnaire.class, json))
                .toList();
    return new Gates(new Forms(forms));
  }
}
