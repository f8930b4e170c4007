package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a person should look at though it decides nothing. */
class AlarmsTest {

  @DisplayName("4.42 A parent's permission for somebody who has turned 16 is listed for renewal")
  @Test
  void aParentsPermissionOfBefore() {
    Consent share = Given.share("dana", "theo", "hv-p", "needs");
    assertThat(alarms("2010-04-12", share)).isEmpty();
    assertThat(alarms("2010-04-11", share))
        .containsExactly("renewal-at-16 Consent/dana-theo-hv-p/_history/1");
    Given.byYoungPerson(share, "age-16-plus");
    assertThat(alarms("2010-04-11", share)).isEmpty();
  }

  @DisplayName("Two live permissions of one person for one organisation are one too many")
  @Test
  void twoLive() {
    Consent one = Given.share("dana", "theo", "hv-p", "needs");
    Consent other = Given.share("dana", "theo", "hv-p", "plan");
    other.setId("other");
    assertThat(alarms("2020-01-01", one, other))
        .containsExactly("two-live Consent/dana-theo-hv-p/_history/1 Consent/other/_history/1");
    assertThat(alarms("2020-01-01", one, Given.share("chidi", "theo", "hv-p", "plan"))).isEmpty();
    other.setStatus(Consent.ConsentState.INACTIVE);
    assertThat(alarms("2020-01-01", one, other)).isEmpty();
  }

  @DisplayName("4.18 One that can't be read is named, with the reason")
  @Test
  void unreadable() {
    Consent strange = Given.share("dana", "theo", "hv-p", "needs");
    strange.getProvision().setType(null);
    assertThat(alarms("2020-01-01", strange))
        .containsExactly(
            "unreadable Consent/dana-theo-hv-p/_history/1: has a provision without type");
  }

  private static List<String> alarms(String born, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.stream()
        .filter(r -> Key.of(r).equals("Patient/theo"))
        .forEach(r -> ((Patient) r).getBirthDateElement().setValueAsString(born));
    family.addAll(List.of(more));
    return Alarms.of(Family.of(family), ReidOkafor.AT);
  }
}
