package onestory.authority;

import static onestory.authority.Obligation.CLOSED;
import static onestory.authority.Obligation.MINIMISED;
import static onestory.authority.Obligation.WHEREABOUTS_HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a decision on its way to what is held. */
class DecisionTest {

  private static final Decision PERMITTED =
      new Verdict("pcc-1").permit("permission/plan/child", List.of("Consent/a"), "permitted");

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void onlyWhatMayBeHeldHasObligations(Outcome outcome) {
    Decision obliged = PERMITTED.as(outcome).obliging(Set.of(MINIMISED));
    assertThat(obliged.obliges(MINIMISED))
        .isEqualTo(outcome.permits() || outcome == Outcome.CARRIED);
    assertThat(obliged.obliges(CLOSED)).isFalse();
  }

  @Test
  void obligationsAddUp() {
    assertThat(PERMITTED.obliging(Set.of(CLOSED)).obliging(Set.of(MINIMISED)).obligations())
        .containsExactlyInAnyOrder(CLOSED, MINIMISED);
    assertThat(PERMITTED.obliging(Set.of()).obligations()).isEmpty();
  }

  @Test
  void whatIsDeniedFurtherOnKeepsItsConsentsAndNoObligation() {
    Decision denied =
        PERMITTED.obliging(Set.of(CLOSED)).denied("deny/redaction", "nothing is left", "None.");
    assertThat(denied)
        .isEqualTo(
            new Decision(
                Outcome.DENY,
                "deny/redaction",
                List.of("Consent/a"),
                "pcc-1",
                List.of(),
                List.of("nothing is left"),
                "None."));
  }

  @Test
  void whatTheFamilyCannotChangeIsSaidToBeSo() {
    assertThat(PERMITTED.remedy()).startsWith("Withdrawing");
    assertThat(new Verdict("pcc-1").permit("public-task", List.of(), "its own").remedy())
        .startsWith("Nothing the family decides");
  }

  @Test
  void anOrganisationOrProfessionalGoesAlong() {
    Decision along = Decision.ofDirectory(ReidOkafor.SCHOOL, "pcc-1", true);
    assertThat(along.outcome()).isEqualTo(Outcome.CARRIED);
    assertThat(along.rule()).isEqualTo("carried/directory");
    assertThat(along.obliges(WHEREABOUTS_HIDDEN)).isTrue();
    assertThat(Decision.ofDirectory(ReidOkafor.COUNCIL, "pcc-1", true).obligations()).isEmpty();
  }
}
