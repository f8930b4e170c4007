package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case system is told of children by its own numbers. */
class NamedChildrenTest {

  private static final String CASE_SYSTEM = "https://onestory.example/fhir/Id/ehm-person";
  private static final String NHS = "https://fhir.nhs.uk/Id/nhs-number";
  private static final String UPN = "https://onestory.example/fhir/Id/upn";

  @ParameterizedTest
  @CsvSource({
    NHS + " " + CASE_SYSTEM + ", " + CASE_SYSTEM,
    UPN + " " + NHS + ", " + NHS,
    UPN + ", " + UPN
  })
  void byTheNumberThatItKnowsBest(String systems, String expected) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("1"));
    family.forEach(resource -> number(resource, systems));
    View view = Views.council(family);
    var difference = Difference.between(Map.of(), view);

    var bundle = DeliveryBundle.ofDifference("d", difference, view, Optional::empty);

    var episode =
        bundle.getEntry().stream()
            .map(entry -> entry.getResource())
            .filter(EpisodeOfCare.class::isInstance)
            .map(EpisodeOfCare.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(episode.getPatient().getIdentifier().getSystem()).isEqualTo(expected);
    // what it holds is the record's, without
    var recorded = (EpisodeOfCare) view.find("EpisodeOfCare/" + episode.getIdPart()).orElseThrow();
    assertThat(recorded.getPatient().hasIdentifier()).isFalse();
  }

  private static void number(Resource resource, String systems) {
    if (resource instanceof Patient child) {
      child.setIdentifier(null);
      for (String system : systems.split(" ")) {
        child.addIdentifier().setSystem(system).setValue("1");
      }
    }
  }
}
