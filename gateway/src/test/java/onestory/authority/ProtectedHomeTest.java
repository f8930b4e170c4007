package onestory.authority;

import static onestory.authority.Obligation.CLOSED;
import static onestory.authority.Obligation.MINIMISED;
import static onestory.authority.Obligation.UNKNOWN_CHILDREN_UNNAMED;
import static onestory.authority.Obligation.WHEREABOUTS_HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a family lives stays unknown to all but the council once one of them is protected. */
class ProtectedHomeTest {

  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  @ParameterizedTest(name = "{0} labelled {1} {2}: {3}")
  @CsvSource({
    "Patient/maya, " + CONFIDENTIALITY + ", R, true",
    "Patient/maya, " + CONFIDENTIALITY + ", V, true",
    "Patient/maya, " + CONFIDENTIALITY + ", N, false",
    "Patient/maya, urn:other, R, false",
    // of a need it says that the need is private, not where somebody lives
    "Condition/speech, " + CONFIDENTIALITY + ", R, false"
  })
  void labelled(String key, String system, String code, boolean hidden) {
    List<Resource> family = family();
    family.stream()
        .filter(resource -> Key.of(resource).equals(key))
        .forEach(resource -> resource.getMeta().addSecurity().setSystem(system).setCode(code));
    assertThat(ProtectedHome.of(family)).isEqualTo(hidden);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "protected-address, ACTIVE, true",
    "protected-address, NULL, true",
    "protected-address, INACTIVE, false",
    "protected-address, ENTEREDINERROR, false",
    "looked-after, ACTIVE, false"
  })
  void flagged(String code, FlagStatus status, boolean hidden) {
    List<Resource> family = family();
    Flag flag = Given.flag(code, "maya");
    flag.setStatus(status);
    family.add(flag);
    assertThat(ProtectedHome.of(family)).isEqualTo(hidden);
  }

  @Test
  void nobodyProtected() {
    assertThat(ProtectedHome.of(family())).isFalse();
  }

  @Test
  void whatItObligesWhomTo() {
    assertThat(obligations(ReidOkafor.HEALTH))
        .containsExactlyInAnyOrder(MINIMISED, CLOSED, UNKNOWN_CHILDREN_UNNAMED);
    Flag flag = Given.flag("protected-address", "maya");
    assertThat(obligations(ReidOkafor.HEALTH, flag))
        .containsExactlyInAnyOrder(MINIMISED, CLOSED, UNKNOWN_CHILDREN_UNNAMED, WHEREABOUTS_HIDDEN);
    // to who protects children a sentence lost may be the one that matters
    assertThat(obligations(ReidOkafor.MASH, flag))
        .containsExactlyInAnyOrder(MINIMISED, CLOSED, WHEREABOUTS_HIDDEN);
    assertThat(obligations(ReidOkafor.COUNCIL, flag)).isEmpty();
  }

  private static List<Obligation> obligations(Recipient recipient, Resource... more) {
    List<Resource> family = family();
    family.addAll(GivenMash.contact("theo"));
    family.add(GivenMash.override("theo"));
    family.add(Given.share("dana", "theo", "hv-p", "needs"));
    family.addAll(List.of(more));
    return Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get("Condition/speech")
        .obligations();
  }

  private static List<Resource> family() {
    return new ArrayList<>(ReidOkafor.after("2"));
  }
}
