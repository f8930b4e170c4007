package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.Consumer;
import onestory.fixtures.Failure;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A partner that fails holds up only itself, is brought into step when it is back, and is sent
 * nothing twice in effect.
 */
@GatewayTest
class PartnerDownTest {

  @Autowired private Partners partners;

  @AfterEach
  void everybodyWorksAgain() {
    partners.healthVisiting.works();
    partners.school.works();
    partners.ehm.works();
  }

  @Test
  @DisplayName("1.3 a partner that is down waits alone, and is in step when it is back")
  void healthVisitingThatRefusesConnectionsIsInStepWhenItIsBack() {
    failsAndComesBack(
        partners.healthVisiting::fails, Failure.refused(), partners.healthVisiting::works);
  }

  @Test
  void aSchoolThatAnswersServerErrorsIsInStepWhenItIsBack() {
    failsAndComesBack(partners.school::fails, Failure.status(503), partners.school::works);
  }

  @Test
  @DisplayName("1.4 lost answers: one view in the end")
  void aSchoolWhoseAnswersAreLostAfterTakingEffectHoldsOneViewInTheEnd() {
    failsAndComesBack(partners.school::fails, Failure.dropped(), partners.school::works);
  }

  @Test
  @DisplayName("1.2 a refused share is held for a person, and no other is")
  void aSchoolThatRefusesTheContentIsHeldForAPersonAndNobodyElseIs() {
    partners.school.fails(Failure.status(422));
    var family = Partners.aFamily();
    family.messages().forEach(partners::send);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              var states = partners.statesOf(family);
              return states.contains("held") && states.stream().allMatch(s -> !s.equals("waiting"));
            });

    assertThat(partners.statesOf(family)).containsOnly("in-step", "held");
  }

  private void failsAndComesBack(Consumer<Failure> fails, Failure failure, Runnable works) {
    var family = Partners.aFamily();
    fails.accept(failure);
    family.messages().forEach(partners::send);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> partners.statesOf(family).contains("retrying"));
    await("the others do not wait")
        .atMost(Duration.ofSeconds(30))
        .until(() -> partners.statesOf(family).stream().filter("in-step"::equals).count() >= 1);

    works.run();
    partners.inStep(family);

    assertHoldsTheWholePlan(family);
  }

  /** Each thing once, and all of it, however often it was sent. */
  private void assertHoldsTheWholePlan(Family family) {
    var goals =
        partners.healthVisiting.resources().stream()
            .filter(Goal.class::isInstance)
            .map(goal -> ((Goal) goal).getIdentifierFirstRep().getValue())
            .filter(id -> id.startsWith(Partners.idIn(family, "G")))
            .toList();
    assertThat(goals)
        .containsExactlyInAnyOrder(
            Partners.idIn(family, "G1"), Partners.idIn(family, "G2"), Partners.idIn(family, "G4"));
    var view = FamilyId.of(Partners.familyKey(family)).toString();
    assertThat(partners.school.views()).containsKey(view);
    assertThat(partners.school.views().get(view))
        .contains("A place in the breakfast club.")
        .doesNotContain("argue less");
  }
}
