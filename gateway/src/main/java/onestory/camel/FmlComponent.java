package onestory.camel;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import onestory.mappings.Mappings;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code fml:MAP} transforms the body by the map of that name. */
@Component("fml")
final class FmlComponent extends DefaultComponent {

  private final ObjectProvider<Mappings> mappings;
  private final FhirContext fhir;

  FmlComponent(ObjectProvider<Mappings> mappings, FhirContext fhir) {
    this.mappings = mappings;
    this.fhir = fhir;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new FmlEndpoint(uri, this, mappings.getObject().named(remaining), fhir);
  }
}
