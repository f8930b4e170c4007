package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onestory.fixtures.families.GeneratedFamilies;
import onestory.validation.Finding;
import onestory.validation.OutgoingCheck;
import onestory.validation.UkCore;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/**
 * The maps take whatever is told of generated families, lose none of it, and make what keeps our
 * profiles. {@code -Donestory.families=1000} and {@code -Donestory.validated=100} take more of them
 * than the build does, {@code -Donestory.seed=2} others.
 */
final class GeneratedFamiliesTest {

  private static final int FAMILIES = Integer.getInteger("onestory.families", 60);
  private static final int VALIDATED = Integer.getInteger("onestory.validated", 4);
  private static final long SEED = Long.getLong("onestory.seed", 2026L);

  private final Mappings mappings = new Mappings();
  private final GeneratedFamilies families = GeneratedFamilies.ofBoth(SEED);
  private final Map<String, List<String>> faults = new TreeMap<>();

  @Test
  void everythingToldOfThemIsMappedWhole() {
    families
        .first(FAMILIES)
        .forEach(family -> new MappedFamily(mappings, family).faults().forEach(this::fault));
    assertThat(shown()).as("faults, how often, and one message that shows it").isEmpty();
  }

  @Test
  void everythingMadeOfThemKeepsItsProfiles() {
    FhirContext fhir = FhirContext.forR4Cached();
    OutgoingCheck check = new OutgoingCheck(fhir, UkCore.find(fhir));
    families
        .first(VALIDATED)
        .flatMap(family -> new MappedFamily(mappings, family).resolved().entrySet().stream())
        .forEach(made -> validate(check, made.getKey(), made.getValue()));
    assertThat(shown()).as("errors, how often, and one message that shows it").isEmpty();
  }

  private void validate(OutgoingCheck check, String where, Bundle bundle) {
    for (Finding finding : check.errors(bundle)) {
      String path = finding.path().replaceAll("\\[[0-9]+]", "");
      fault(finding.type() + " at " + path + ": " + finding.message(), where);
    }
  }

  private void fault(String what, String where) {
    faults.computeIfAbsent(what, w -> new ArrayList<>()).add(where);
  }

  private List<String> shown() {
    return faults.entrySet().stream()
        .map(e -> e.getKey() + " ×" + e.getValue().size() + ": " + e.getValue().get(0))
        .toList();
  }
}
