package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A yes to one thing is no yes to another. */
class ConsentKindsTest {

  @ParameterizedTest
  @CsvSource({
    ", permission/needs/child",
    "sharing, permission/needs/child",
    "targeted-support, deny/no-consent",
    "lead-professional-change, deny/no-consent",
    "sibling-setting, deny/no-consent",
    "previous-lead-professional, deny/no-consent",
    "reuse-assessment, deny/no-consent",
    "dwp-adviser, deny/no-consent"
  })
  void onlyAPermissionToShareIsOne(String category, String expected) {
    Consent share = Given.share("dana", "theo", "hv-p", "needs");
    if (category != null) {
      share.addCategory(category(category));
    }
    assertThat(rule(ReidOkafor.after("2"), share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"targeted-support", "lead-professional-change", "sharing"})
  void onlyAnAgreementToEarlyHelpIsOne(String category) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.removeIf(Consent.class::isInstance);
    Consent agreement = Given.agreement("theo", "dana");
    agreement.setCategory(List.of(category(category)));
    family.add(agreement);
    assertThat(rule(family, Given.share("dana", "theo", "hv-p", "needs")))
        .isEqualTo("deny/no-agreement");
  }

  private static CodeableConcept category(String code) {
    return new CodeableConcept(new Coding(Canonical.CONSENT_CATEGORY, code, null));
  }

  private static String rule(List<Resource> family, Consent consent) {
    List<Resource> all = new ArrayList<>(family);
    all.add(consent);
    return Authority.decide(ReidOkafor.HEALTH, Family.of(all), ReidOkafor.POLICY, ReidOkafor.AT)
        .get("Condition/speech")
        .rule();
  }
}
