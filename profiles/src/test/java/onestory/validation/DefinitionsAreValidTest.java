package onestory.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Our definitions are valid themselves: forms, codes, profiles, search parameters, operations. */
final class DefinitionsAreValidTest {

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final BundleCheck check =
      new BundleCheck(fhir, resource -> List.of(), new OurPackage(fhir).support());

  @TestFactory
  Stream<DynamicTest> everyDefinitionIsValid() {
    return new Definitions()
        .all().stream()
            // a logical model's snapshot is checked by the engine that runs the maps
            .filter(definition -> !definition.kind().equals("logical-models"))
            .map(
                definition ->
                    DynamicTest.dynamicTest(
                        definition.kind() + "/" + definition.name(),
                        () -> assertThat(errors(new String(definition.json(), UTF_8))).isEmpty()));
  }

  private List<Finding> errors(String json) {
    Bundle bundle = new Bundle();
    bundle.addEntry().setResource((Resource) fhir.newJsonParser().parseResource(json));
    return check.errors(bundle);
  }
}
