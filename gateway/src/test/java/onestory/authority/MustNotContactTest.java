package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Who must not be told or take part is not asked either, parental responsibility or not. */
class MustNotContactTest {

  private static final Flag FLAG = Given.mustNotContact("chidi", "theo");
  private static final Consent SHARE = Given.share("chidi", "theo", "hv-p", "needs");

  @Test
  void theirPermissionCountsForNothing() {
    assertThat(rule("Condition/speech", SHARE)).isEqualTo("permission/needs/child");
    assertThat(rule("Condition/speech", SHARE, FLAG)).isEqualTo("deny/no-consent");
  }

  @Test
  void norTheirAgreement() {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.removeIf(Consent.class::isInstance);
    family.addAll(
        List.of(Given.agreement("theo", "chidi"), Given.share("dana", "theo", "hv-p", "needs")));
    assertThat(rule(family, "Condition/speech")).isEqualTo("permission/needs/child");
    family.add(FLAG);
    assertThat(rule(family, "Condition/speech")).isEqualTo("deny/no-agreement");
  }

  @Test
  void norTheirPermissionForWhatIsTheirOwn() {
    Resource need = Given.need("his", "7.2", "Patient/theo", "chidi");
    Consent dana = Given.share("dana", "theo", "hv-p", "needs");
    assertThat(rule("Condition/his", need, dana, SHARE)).isEqualTo("permission/needs/child");
    assertThat(rule("Condition/his", need, dana, SHARE, FLAG)).isEqualTo("deny/data-subject");
  }

  @Test
  void theyAreNeverTakenAlong() {
    assertThat(rule("RelatedPerson/chidi-theo", SHARE)).isEqualTo("carried/companion");
    assertThat(rule("RelatedPerson/chidi-theo", SHARE, FLAG)).isEqualTo("deny/must-not-contact");
    assertThat(rule("RelatedPerson/chidi-maya", SHARE, FLAG)).isEqualTo("deny/must-not-contact");
  }

  @Test
  void anInactiveFlagIsNone() {
    Flag ended = FLAG.copy();
    ended.setStatus(Flag.FlagStatus.INACTIVE);
    assertThat(rule("Condition/speech", SHARE, ended)).isEqualTo("permission/needs/child");
  }

  private static String rule(String key, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.addAll(List.of(more));
    return rule(family, key);
  }

  private static String rule(List<Resource> family, String key) {
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get(key)
        .rule();
  }
}
