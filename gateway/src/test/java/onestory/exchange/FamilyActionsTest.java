package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import onestory.authority.Given;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** An action for the family is somebody's, also for who may know only one of the children. */
class FamilyActionsTest {

  @Test
  void isForTheFamilyWhereTheChildOnWhosePlanItStandsMayNotBeKnown() {
    assertThat(forWhom("HV-P may know both", "plan", "plan")).isEqualTo("Patient/maya");
    assertThat(forWhom("HV-P may know Theo alone", null, "plan")).isEqualTo("Group/reid");
  }

  private static String forWhom(String who, String ofMaya, String ofTheo) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r.getId().endsWith("-hv-p"));
    if (ofMaya != null) {
      family.add(Given.share("dana", "maya", "hv-p", ofMaya));
    }
    family.add(Given.share("dana", "theo", "hv-p", ofTheo));
    family.add(Given.need("debts", "10.2", "Group/reid"));
    family.add(Given.goal("debts", "Group/reid", "debts"));
    Task action = Given.action("debts", "maya", "debts", "dana-theo");
    family.add(action.setOwner(new Reference("Organization/hv-p")));
    return Views.health(family)
        .find("Task/debts")
        .map(task -> ((Task) task).getFor().getReference())
        .orElse("nobody: " + who);
  }
}
