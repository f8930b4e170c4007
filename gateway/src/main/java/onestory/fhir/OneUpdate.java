package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** One resource as the record takes it: a transaction of one update by identifier. */
final class OneUpdate {

  private OneUpdate() {}

  static byte[] of(Resource resource, FhirContext fhir) {
    var identifier = (Identifier) resource.getNamedProperty("identifier").getValues().get(0);
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(
            "%s?identifier=%s|%s"
                .formatted(resource.fhirType(), identifier.getSystem(), identifier.getValue()));
    return fhir.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
  }
}
