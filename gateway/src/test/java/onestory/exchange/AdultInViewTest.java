package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import onestory.authority.Given;
import onestory.authority.Key;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The Patient that an adult with needs of their own is goes only with what is about them. */
class AdultInViewTest {

  @Test
  void goesWithAPermittedNeedOfTheirOwn() {
    var view =
        Views.health(
            family(
                Given.share("dana", "theo", "hv-p", "plan needs assessment"),
                Given.share("dana", "maya", "hv-p", "plan needs")));
    assertThat(view.resources()).containsKeys("Condition/own", "Patient/dana", "Group/reid");
    var dana = (Patient) view.find("Patient/dana").orElseThrow();
    assertThat(dana.getIdentifier()).isEmpty();
    assertThat(dana.hasAddress()).isFalse();
    assertThat(ReidOkaforViewTest.text(view)).doesNotContain("\"Person/dana");
  }

  @Test
  void doesNotGoWithTheFamilysGroupAlone() {
    var view = Views.health(family(Given.share("dana", "theo", "hv-p", "plan")));
    assertThat(view.resources()).containsKey("Group/reid").doesNotContainKey("Patient/dana");
    assertThat(ReidOkaforViewTest.text(view)).doesNotContain("Patient/dana");
    assertThat(view.withheld().get("Patient/dana").rule()).isEqualTo("deny/not-referred-to");
  }

  private static List<Resource> family(Resource... consents) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r.getId().endsWith("-hv-p") || Key.of(r).equals("Person/dana"));
    Given.adultWithNeeds("dana").forEach(family::add);
    family.stream()
        .filter(r -> Key.of(r).equals("Patient/dana"))
        .forEach(r -> ((Patient) r).addAddress().setText("7 Hidden Street"));
    family.stream()
        .filter(Group.class::isInstance)
        .forEach(g -> ((Group) g).addMember().setEntity(new Reference("Patient/dana")));
    Condition own = Given.need("own", "10.1", "Patient/dana", "dana");
    family.add(own);
    family.addAll(List.of(consents));
    return family;
  }
}
