package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes on being shared after a child was referred to children's social care. */
class AfterReferralTest {

  private static final String CLOSED = "deny/referred-to-social-care";

  @ParameterizedTest
  @CsvSource({
    "Patient/theo,permission/existence/child",
    "EpisodeOfCare/episode-theo,permission/existence/child",
    "Condition/speech,deny/referred-to-social-care",
    "CarePlan/plan-theo,deny/referred-to-social-care",
    // the sister was not referred, but what is the family's is not shared any more through her
    "CarePlan/plan-maya,permission/plan/child",
    "Condition/eviction,deny/referred-to-social-care"
  })
  void theClassesThatTheCouncilsFileNames(String key, String expected) {
    assertThat(decision(key, ReidOkafor.POLICY, GivenMash.referral("theo")).rule())
        .isEqualTo(expected);
  }

  @Test
  void theDecisionNamesTheReferral() {
    assertThat(
            decision("Condition/speech", ReidOkafor.POLICY, GivenMash.referral("theo")).consents())
        .containsExactly("ServiceRequest/referral-theo/_history/1");
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE,deny/referred-to-social-care",
    "COMPLETED,deny/referred-to-social-care",
    "REVOKED,permission/needs/child",
    "ENTEREDINERROR,permission/needs/child"
  })
  void aReferralThatIsTakenBackClosesNothing(ServiceRequestStatus status, String expected) {
    ServiceRequest referral = GivenMash.referral("theo");
    referral.setStatus(status);
    assertThat(decision("Condition/speech", ReidOkafor.POLICY, referral).rule())
        .isEqualTo(expected);
  }

  @Test
  void aReferralThatTheMashHasNotDecidedClosesNothing() {
    ServiceRequest asked = GivenMash.referral("theo");
    asked.setIdentifier(null);
    assertThat(decision("Condition/speech", ReidOkafor.POLICY, asked).rule())
        .isEqualTo("permission/needs/child");
    asked.addIdentifier().setSystem("urn:other").setValue("MC-1.csc-referral");
    assertThat(decision("Condition/speech", ReidOkafor.POLICY, asked).rule())
        .isEqualTo("permission/needs/child");
  }

  @Test
  void whatTheMashAskedOfSomebodyElseClosesNothing() {
    ServiceRequest asked = GivenMash.referral("theo");
    asked.getCategoryFirstRep().getCodingFirstRep().setCode("targeted-support");
    assertThat(decision("Condition/speech", ReidOkafor.POLICY, asked).rule())
        .isEqualTo("permission/needs/child");
  }

  @ParameterizedTest
  @CsvSource({"first,later", "later,first"})
  void ofTwoReferralsTheLaterCounts(String first, String later) {
    ServiceRequest one = GivenMash.referral("theo");
    one.setId(first).getMeta().setVersionId("1");
    ServiceRequest other = GivenMash.referral("theo");
    other.setId(later).getMeta().setVersionId("1");
    other.getAuthoredOnElement().setValueAsString("2026-04-10T12:00:00+01:00");
    Consent between = Given.share("dana", "theo", "hv-p", "needs");
    between.setId("between");
    between.getProvision().getPeriod().getStartElement().setValueAsString("2026-04-10");
    Decision decision = decision("Condition/speech", ReidOkafor.POLICY, one, other, between);
    assertThat(decision.rule()).isEqualTo(CLOSED);
    assertThat(decision.consents()).containsExactly("ServiceRequest/" + later + "/_history/1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-08,deny/referred-to-social-care",
    // begins with the day on which it was decided
    "2026-04-09,deny/referred-to-social-care",
    "2026-04-09T12:00:01+01:00,permission/needs/child",
    "2026-04-10,permission/needs/child",
    ",deny/referred-to-social-care"
  })
  void aPermissionCountsIfItBeganAfterTheReferral(String start, String expected) {
    Consent again = Given.share("dana", "theo", "hv-p", "needs");
    again.setId("again");
    again.getProvision().getPeriod().getStartElement().setValueAsString(start);
    assertThat(
            decision("Condition/speech", ReidOkafor.POLICY, GivenMash.referral("theo"), again)
                .rule())
        .isEqualTo(expected);
  }

  @Test
  void ofAReferralWithoutDayEveryPermissionMayBeTheEarlierOne() {
    ServiceRequest referral = GivenMash.referral("theo");
    referral.setAuthoredOn(null);
    assertThat(decision("Condition/speech", ReidOkafor.POLICY, referral).rule()).isEqualTo(CLOSED);
  }

  @Test
  void aCouncilWhoseFileSaysNothingOfItGoesOnSharing() {
    Policy policy =
        new Policy(
            "nl-1",
            Set.of(),
            new SafeguardingPolicy(Duration.ofHours(168), Optional.<Set<String>>empty()));
    assertThat(decision("Condition/speech", policy, GivenMash.referral("theo")).rule())
        .isEqualTo("permission/needs/child");
  }

  @Test
  void aCouncilMayCloseEverything() {
    Policy policy =
        new Policy(
            "x", Set.of(), new SafeguardingPolicy(Duration.ofHours(1), Optional.of(Set.of())));
    assertThat(decision("Patient/theo", policy, GivenMash.referral("theo")).rule())
        .isEqualTo(CLOSED);
  }

  private static Decision decision(String key, Policy policy, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(List.of(more));
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), policy, ReidOkafor.AT).get(key);
  }
}
