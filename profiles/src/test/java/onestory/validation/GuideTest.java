package onestory.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The definitions hold together: each can be built upon R4. */
final class GuideTest {

  private final Guide guide = new Guide(FhirContext.forR4Cached());

  @Test
  void everyProfileAndExtensionHasASnapshot() {
    assertThat(guide.definitions())
        .filteredOn(StructureDefinition.class::isInstance)
        .allSatisfy(
            definition ->
                assertThat(((StructureDefinition) definition).getSnapshot().getElement())
                    .as(definition.getId())
                    .isNotEmpty());
  }
}
