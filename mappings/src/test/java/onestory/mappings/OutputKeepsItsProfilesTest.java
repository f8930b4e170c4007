package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import onestory.profiles.ProfileOf;
import onestory.validation.OutgoingCheck;
import onestory.validation.UkCore;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every map of what comes in makes keeps our profiles, and UK Core's where its definitions are
 * at hand: then so does what leaves, which is some of it, with less in it.
 */
final class OutputKeepsItsProfilesTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @TestFactory
  Stream<DynamicTest> everyOutputKeepsItsProfiles() {
    Optional<UkCore> ukCore = UkCore.find(FHIR);
    if (ukCore.isEmpty()) {
      System.out.println("UK Core's definitions are not beside the repository: not checked.");
    }
    OutgoingCheck check = new OutgoingCheck(FHIR, ukCore);
    ResolvedBundle record = new ResolvedBundle();
    Example.incoming().forEach(example -> record.add(bundle(example)));
    return Example.incoming().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.toString(),
                    () -> assertThat(check.errors(record.of(bundle(example)))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyResourceHasAProfileToKeep() {
    ProfileOf profileOf = new ProfileOf();
    return Example.incoming().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.toString(),
                    () ->
                        assertThat(bundle(example).getEntry())
                            .allSatisfy(
                                entry ->
                                    assertThat(profileOf.apply(entry.getResource()))
                                        .as(entry.getResource().fhirType())
                                        .isPresent())));
  }

  private static Bundle bundle(Example example) {
    byte[] json = Example.read(example.beside("out.json"));
    return FHIR.newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler())
        .parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
  }
}
