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

/** Our forms, codes, search parameters and operations are valid themselves. */
final class DefinitionsAreValidTest {

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final BundleCheck check =
      new BundleCheck(fhir, resource -> List.of(), new OurPackage(fhir).support());

  @TestFactory
  Stream<DynamicTest> everyDefinitionIsValid() {
    return new Definitions()
        .all().stream()
            // those that are StructureDefinitions are proven by what is made of them: snapshots,
            // maps
            .filter(
                definition ->
                    !List.of("logical-models", "extensions", "profiles")
                        .contains(definition.kind()))
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
