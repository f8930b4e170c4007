package onestory.camel;

import ca.uhn.fhir.context.FhirContext;
import onestory.mappings.Mapping;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One map of FHIR Mapping Language. */
final class FmlEndpoint extends DefaultEndpoint {

  private final Mapping mapping;
  private final FhirContext fhir;

  FmlEndpoint(String uri, Component component, Mapping mapping, FhirContext fhir) {
    super(uri, component);
    this.mapping = mapping;
    this.fhir = fhir;
  }

  @Override
  public Producer createProducer() {
    return new FmlProducer(this, mapping, fhir);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new IllegalArgumentException(
        "fml: transforms what it is given; begin the route elsewhere.");
  }
}
