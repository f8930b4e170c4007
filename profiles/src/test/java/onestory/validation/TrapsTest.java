package onestory.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What R4's own definitions let through (DOMAIN.md 2.1 and 2.11), our profiles do not. */
@TestInstance(Lifecycle.PER_CLASS)
final class TrapsTest {

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final BundleCheck r4 =
      new BundleCheck(fhir, resource -> List.of(), new OurPackage(fhir).support());
  private final OutgoingCheck ours = new OutgoingCheck(fhir, Optional.empty());

  static List<Wrong> wrong() throws Exception {
    return Wrong.all();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void r4HasNothingAgainstItAndOurProfileHas(Wrong wrong) {
    assertThat(r4.errors(wrong.alone())).as("R4 alone").isEmpty();
    assertThat(ours.errors(wrong.alone()))
        .extracting(Finding::message)
        .as("our profile")
        .hasSize(1)
        .allSatisfy(message -> assertThat(message).contains(wrong.rule()));
  }
}
