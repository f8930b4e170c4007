package onestory.camel;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import onestory.mappings.Mapping;
import onestory.mappings.MappingFault;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.hl7.fhir.r4.model.Resource;

/**
 * Transforms the body: a partner's format into a FHIR Bundle as JSON, or a FHIR resource into a
 * partner's format.
 */
final class FmlProducer extends DefaultProducer {

  private final Mapping mapping;
  private final FhirContext fhir;

  FmlProducer(Endpoint endpoint, Mapping mapping, FhirContext fhir) {
    super(endpoint);
    this.mapping = mapping;
    this.fhir = fhir;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    var message = exchange.getMessage();
    try {
      message.setBody(mapping.transform(source(message.getMandatoryBody())));
    } catch (MappingFault fault) {
      throw new ProblemFound(
          Treatment.HOLD, new Problem(fault.rule(), fault.at(), fault.says(), fault.remedy()));
    }
  }

  private byte[] source(Object body) {
    if (body instanceof Resource resource) {
      return fhir.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }
    return (byte[]) body;
  }
}
