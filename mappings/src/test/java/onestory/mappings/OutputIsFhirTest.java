package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the incoming maps make (ExamplesTest shows that they do) is FHIR R4, safe to record.
 * OutputKeepsItsProfilesTest validates it.
 */
final class OutputIsFhirTest {

  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");
  private static final String CLASS = "https://onestory.example/fhir/CodeSystem/information-class";

  private final FhirContext fhir = FhirContext.forR4Cached();

  @TestFactory
  Stream<DynamicTest> everyReferenceSaysItsType() {
    return forEach(
        bundle ->
            assertThat(references(bundle))
                .filteredOn(Reference::hasReference)
                .allSatisfy(reference -> assertThat(reference.getType()).isNotBlank()));
  }

  @TestFactory
  Stream<DynamicTest> everyFamilyResourceHasExactlyOneInformationClass() {
    return forEach(
        bundle ->
            assertThat(resources(bundle))
                .allSatisfy(
                    resource ->
                        assertThat(classes(resource))
                            .as(resource.fhirType())
                            .hasSize(DIRECTORY.contains(resource.fhirType()) ? 0 : 1)));
  }

  @TestFactory
  Stream<DynamicTest> everyEntryIsAConditionalUpdateByTheResourcesOwnIdentifier() {
    return forEach(
        bundle -> {
          assertThat(bundle.getEntry()).isNotEmpty();
          assertThat(bundle.getEntry())
              .extracting(entry -> entry.getRequest().getUrl())
              .doesNotHaveDuplicates();
          assertThat(bundle.getEntry())
              .allSatisfy(
                  entry ->
                      assertThat(ResolvedBundle.keys(entry)).contains(entry.getRequest().getUrl()));
        });
  }

  private Stream<DynamicTest> forEach(Consumer<Bundle> check) {
    return Example.incoming().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(example.toString(), () -> check.accept(bundle(example))));
  }

  private Bundle bundle(Example example) {
    byte[] json = Example.read(example.beside("out.json"));
    return fhir.newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler())
        .parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
  }

  private List<Reference> references(Bundle bundle) {
    return fhir.newTerser().getAllPopulatedChildElementsOfType(bundle, Reference.class);
  }

  private static List<Resource> resources(Bundle bundle) {
    return bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
  }

  private static List<String> classes(Resource resource) {
    return resource.getMeta().getSecurity().stream()
        .filter(label -> label.getSystem().equals(CLASS))
        .map(Coding::getCode)
        .toList();
  }
}
