package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.Test;

class InformationClassTest {

  @Test
  void isTheOneKnownLabel() {
    assertThat(InformationClass.of(labelled("plan"))).contains("plan");
    assertThat(InformationClass.of(labelled())).isEmpty();
    assertThat(InformationClass.of(labelled("plan", "needs"))).isEmpty();
    assertThat(InformationClass.of(labelled("plan", "plan"))).isEmpty();
    assertThat(InformationClass.of(labelled("Plan"))).isEmpty();
  }

  @Test
  void labelsOfOtherSystemsDoNotCount() {
    Goal goal = labelled("plan");
    goal.getMeta().addSecurity(new Coding("urn:other", "needs", null));
    assertThat(InformationClass.of(goal)).contains("plan");
  }

  private static Goal labelled(String... codes) {
    Goal goal = new Goal();
    for (String code : codes) {
      goal.getMeta().addSecurity(new Coding(Canonical.INFORMATION_CLASS, code, null));
    }
    return goal;
  }
}
