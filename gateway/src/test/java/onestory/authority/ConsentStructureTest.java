package onestory.authority;

import static onestory.authority.SpeechNeed.NEED;
import static onestory.authority.SpeechNeed.all;
import static onestory.authority.SpeechNeed.changed;
import static onestory.authority.SpeechNeed.decide;
import static onestory.authority.SpeechNeed.denial;
import static onestory.authority.SpeechNeed.family;
import static onestory.authority.SpeechNeed.nested;
import static onestory.authority.SpeechNeed.rule;
import static onestory.authority.SpeechNeed.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a consent is built, and what of it is read (TRUST 4.9 to 4.22 and 4.29 to 4.36). */
class ConsentStructureTest {

  @DisplayName("4.9 Neither a missing, a partial nor an equal dateTime decides anything")
  @ParameterizedTest(name = "dateTimes {0} and {1}")
  @CsvSource({",", "2025,", "2025-04,2025-04", "2026-04-01,2026-04-01", "2099-01-01,2001-01-01"})
  void theMomentOfWritingOrdersNothing(String one, String other) {
    Consent permit = share();
    permit.getDateTimeElement().setValueAsString(one);
    Consent denial = denial();
    denial.getDateTimeElement().setValueAsString(other);
    assertThat(rule(permit)).isEqualTo("permission/needs/child");
    assertThat(rule(permit, denial)).isEqualTo("deny/refused");
    assertThat(rule(denial, permit)).isEqualTo("deny/refused");
  }

  @DisplayName("4.3 Entered in error counts for nothing, and nothing older stands in its place")
  @Test
  void enteredInErrorRevivesNothing() {
    Consent error = share();
    error.getMeta().setVersionId("2");
    error.setStatus(ConsentState.ENTEREDINERROR);
    assertThat(rule(error)).isEqualTo("deny/no-consent");
    // there is no place for an older version beside the current one
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Family.of(List.of(error, share()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @DisplayName("4.12 A consent deleted at its source is one withdrawn")
  @Test
  void deletedIsWithdrawn() {
    assertThat(rule(changed(c -> c.setStatus(ConsentState.INACTIVE)))).isEqualTo("deny/no-consent");
    assertThat(rule()).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.13 The root's type, or what the policy rule opts into, is the base")
  @ParameterizedTest(name = "no type, policy rule {0}: {1}")
  @CsvSource({
    "OPTIN,permission/needs/child",
    "OPTOUT,deny/no-consent",
    "OTHER,review/consent-unreadable",
    ",review/consent-unreadable"
  })
  void theBase(String policyRule, String expected) {
    Consent consent = changed(c -> c.getProvision().setType(null));
    if (policyRule != null) {
      consent
          .getPolicyRule()
          .addCoding(
              new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", policyRule, null));
    }
    assertThat(rule(consent)).isEqualTo(expected);
  }

  @DisplayName("4.13 A denial with a permit inside permits the named classes only")
  @Test
  void aDenialWithAnException() {
    Consent consent = denial();
    consent.getProvision().setSecurityLabel(null);
    nested(consent, ConsentProvisionType.PERMIT, "needs");
    assertThat(rule(consent)).isEqualTo("permission/needs/child");
    assertThat(rule("QuestionnaireResponse/about-theo", consent)).isEqualTo("deny/refused");
    // it goes on denying what somebody else permits
    assertThat(rule("QuestionnaireResponse/about-theo", consent, all())).isEqualTo("deny/refused");
    assertThat(rule("EpisodeOfCare/episode-theo", consent)).isEqualTo("permission/existence/child");
  }

  @DisplayName("4.13 A permission with a denial inside permits all but the excepted")
  @Test
  void aPermissionWithAnException() {
    Consent consent = Given.share("dana", "theo", "hv-p", "plan needs assessment");
    nested(consent, ConsentProvisionType.DENY, "assessment");
    assertThat(rule(consent)).isEqualTo("permission/needs/child");
    assertThat(rule("QuestionnaireResponse/about-theo", consent))
        .isEqualTo("deny/exception/class-assessment");
  }

  @DisplayName("4.14 A permit in a permit and a denial in a denial change nothing")
  @Test
  void theSameInsideTheSameFlipsNothing() {
    Consent permit = share();
    nested(permit, ConsentProvisionType.PERMIT, "assessment");
    assertThat(rule(permit)).isEqualTo("permission/needs/child");
    assertThat(rule("QuestionnaireResponse/about-theo", permit)).isEqualTo("deny/class/assessment");
    Consent denial = denial();
    nested(denial, ConsentProvisionType.DENY, "needs");
    assertThat(rule(all(), denial)).isEqualTo("deny/refused");
    assertThat(rule("QuestionnaireResponse/about-theo", all(), denial))
        .isEqualTo("permission/assessment/child");
    Consent everything = denial();
    everything.getProvision().setSecurityLabel(null);
    nested(everything, ConsentProvisionType.DENY, "plan");
    assertThat(rule(all(), everything)).isEqualTo("deny/refused");
  }

  @DisplayName("4.15 Of a permit and a denial that both match, the denial counts")
  @Test
  void theDenialCounts() {
    Consent both = share();
    nested(both, ConsentProvisionType.PERMIT, "needs");
    nested(both, ConsentProvisionType.DENY, "needs");
    assertThat(rule(both)).isEqualTo("deny/exception/class-needs");
    assertThat(rule(share(), denial())).isEqualTo("deny/refused");
  }

  @DisplayName("4.20 Verified and not confirmed, neither a permission nor an agreement counts")
  @Test
  void foundUntrue() {
    assertThat(rule(changed(c -> c.addVerification().setVerified(false))))
        .isEqualTo("deny/no-consent");
    List<Resource> family = family();
    family.removeIf(r -> Key.of(r).equals("Consent/agreement-dana-theo"));
    Consent agreement = Given.agreement("theo", "dana");
    agreement.addVerification().setVerified(false);
    family.addAll(List.of(agreement, share()));
    assertThat(decide(NEED, family).rule()).isEqualTo("deny/no-agreement");
  }

  @DisplayName("4.22 Ten thousand provisions are read in bounded time, and the last one counts")
  @Test
  void tenThousandProvisions() {
    Consent large = share();
    for (int i = 0; i < 9_999; i++) {
      Given.except(large, (10 + i % 90) + "." + i % 100);
    }
    assertThat(assertTimeout(Duration.ofSeconds(5), () -> rule(large)))
        .isEqualTo("permission/needs/child");
    Given.except(large, "2.3");
    assertThat(assertTimeout(Duration.ofSeconds(5), () -> rule(large)))
        .isEqualTo("deny/exception/need-2.3");
  }

  @DisplayName("4.31 Permission for one class of information is none for another")
  @Test
  void oneClassIsNotAnother() {
    Consent plan = Given.share("dana", "theo", "hv-p", "plan");
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r instanceof Consent c && c.getProvision().hasActor());
    family.addAll(GivenMash.contact("theo"));
    family.add(plan);
    assertThat(decide("CarePlan/plan-theo", family).rule()).isEqualTo("permission/plan/child");
    assertThat(decide("QuestionnaireResponse/about-theo", family).rule())
        .isEqualTo("deny/class/assessment");
    assertThat(decide("EpisodeOfCare/episode-theo", family).rule())
        .isEqualTo("permission/existence/child");
    assertThat(decide("Task/contact-theo", family).rule()).isEqualTo("deny/class/mash");
  }

  @DisplayName("4.33 Without a label, or with two, nothing goes to anybody")
  @Test
  void unlabelled() {
    for (String more : List.of("", "plan")) {
      Resource answers = Given.answers("new", more.isEmpty() ? "" : "needs", "Patient/theo");
      if (!more.isEmpty()) {
        answers.getMeta().addSecurity(new Coding(Canonical.INFORMATION_CLASS, more, null));
      }
      assertThat(rule("QuestionnaireResponse/new", all(), answers)).isEqualTo("deny/unclassified");
    }
  }

  @DisplayName("4.29 What the asker says it is for is no part of the decision")
  @Test
  void thePurposeIsNoPartOfTheDecision() {
    assertThat(java.util.Arrays.stream(Recipient.class.getRecordComponents()).map(c -> c.getName()))
        .containsExactly("organisationReference", "basis");
  }
}
