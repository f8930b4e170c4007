package onestory.authority;

import static onestory.authority.SpeechNeed.NEED;
import static onestory.authority.SpeechNeed.changed;
import static onestory.authority.SpeechNeed.decide;
import static onestory.authority.SpeechNeed.decision;
import static onestory.authority.SpeechNeed.family;
import static onestory.authority.SpeechNeed.rule;
import static onestory.authority.SpeechNeed.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The edge cases of permissions, one child's need and one organisation at a time; numbers are those
 * of the project's list.
 */
class PermissionCasesTest {

  @DisplayName("4.1 No consent at all: denied, for want of one")
  @Test
  void noConsentAtAll() { // 1
    assertThat(rule()).isEqualTo("deny/no-consent");
  }

  @Test
  void anActivePermissionThatIncludesTheClass() {
    assertThat(rule(share())).isEqualTo("permission/needs/child");
    assertThat(decision(share()).consents())
        .containsExactly(
            "Consent/agreement-dana-theo/_history/1", "Consent/dana-theo-hv-p/_history/1");
    assertThat(decision(share()).policyVersion()).isEqualTo("pcc-1");
  }

  @DisplayName("4.2 Only an active consent permits")
  @ParameterizedTest
  @EnumSource(
      value = ConsentState.class,
      names = {"ACTIVE", "NULL"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyAnActiveConsentPermits(ConsentState status) { // 2
    Consent share = share();
    share.setStatus(status);
    assertThat(rule(share)).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.2 A consent without status counts for nothing")
  @Test
  void aConsentWithoutStatusCountsForNothing() { // 2
    assertThat(rule(changed(c -> c.setStatus(null)))).isEqualTo("deny/no-consent");
  }

  @DisplayName(
      "4.4 4.5 4.6 4.7 4.8 Only inside its period, to the second, in whole days of England")
  @ParameterizedTest
  @CsvSource({
    "2026-03-20,2027-03-20,2026-03-19T23:59:59Z,deny/no-consent",
    "2026-03-20,2027-03-20,2026-03-20T00:00:00Z,permission/needs/child",
    "2026-03-20,2027-03-20,2027-03-20T23:59:59Z,permission/needs/child",
    "2026-03-20,2027-03-20,2027-03-21T00:00:00Z,deny/no-consent",
    // in summer England's day ends an hour before UTC's
    "2026-06-01,2026-06-30,2026-05-31T22:59:59Z,deny/no-consent",
    "2026-06-01,2026-06-30,2026-05-31T23:00:00Z,permission/needs/child",
    "2026-06-01,2026-06-30,2026-06-30T22:59:59Z,permission/needs/child",
    "2026-06-01,2026-06-30,2026-06-30T23:00:00Z,deny/no-consent",
    // the days the clocks change, and 29 February
    "2026-03-29,2026-03-29,2026-03-29T00:00:00Z,permission/needs/child",
    "2026-03-29,2026-03-29,2026-03-29T23:00:00Z,deny/no-consent",
    "2026-10-25,2026-10-25,2026-10-24T23:00:00Z,permission/needs/child",
    "2026-10-25,2026-10-25,2026-10-25T23:59:59Z,permission/needs/child",
    "2028-02-01,2028-02-29,2028-02-29T23:59:59Z,permission/needs/child",
    "2028-02-01,2028-02,2028-02-29T23:59:59Z,permission/needs/child",
    "2026,2026,2026-12-31T23:59:59Z,permission/needs/child",
    // to the second, the end itself inside
    "2026-06-01T10:00:00+01:00,2026-06-01T11:00:00+01:00,2026-06-01T08:59:59Z,deny/no-consent",
    "2026-06-01T10:00:00+01:00,2026-06-01T11:00:00+01:00,2026-06-01T09:00:00Z,permission/needs/child",
    "2026-06-01T10:00:00+01:00,2026-06-01T11:00:00+01:00,2026-06-01T10:00:00Z,permission/needs/child",
    "2026-06-01T10:00:00+01:00,2026-06-01T11:00:00+01:00,2026-06-01T10:00:01Z,deny/no-consent",
    "2026-06-01T09:00:00Z,2026-06-01T10:00:00Z,2026-06-01T08:59:59Z,deny/no-consent",
    "2026-06-01T09:00:00Z,2026-06-01T10:00:00Z,2026-06-01T09:00:00Z,permission/needs/child",
    // open ends
    ",2027-03-20,2026-03-02T00:00:00Z,permission/needs/child",
    "2026-03-20,,2099-01-01T00:00:00Z,permission/needs/child",
    ",,2099-01-01T00:00:00Z,permission/needs/child",
    // nobody can have meant that
    "2027-03-20,2026-03-20,2026-06-01T00:00:00Z,review/consent-unreadable"
  })
  void onlyInsideItsPeriod(String start, String end, Instant at, String expected) { // 4 to 7
    Consent share = share();
    share.getProvision().setPeriod(null);
    var period = share.getProvision().getPeriod();
    period.getStartElement().setValueAsString(start);
    period.getEndElement().setValueAsString(end);
    assertThat(decide(at, family(share)).rule()).isEqualTo(expected);
  }

  @DisplayName("4.13 4.17 A root without type is not read")
  @Test
  void aRootWithoutTypeIsNotRead() { // 13
    assertThat(rule(changed(c -> c.getProvision().setType(null))))
        .isEqualTo("review/consent-unreadable");
  }

  @DisplayName("4.18 A modifier extension is not read, an ordinary one is ignored")
  @Test
  void aModifierExtensionIsNotReadAnOrdinaryOneIsIgnored() { // 18
    Extension extension = new Extension("urn:other", new StringType("x"));
    assertThat(rule(changed(c -> c.addExtension(extension)))).isEqualTo("permission/needs/child");
    assertThat(rule(changed(c -> c.addModifierExtension(extension))))
        .isEqualTo("review/consent-unreadable");
    assertThat(
            rule(changed(c -> c.getProvision().getActorFirstRep().addModifierExtension(extension))))
        .isEqualTo("review/consent-unreadable");
  }

  @Test
  void aConsentThatCannotBeReadHoldsOnlyItsChildAndOrganisation() {
    Consent strange = Given.share("chidi", "maya", "hv-p", "plan");
    strange.getProvision().setType(null);
    assertThat(rule(share(), strange)).isEqualTo("permission/needs/child");
    Consent elsewhere = Given.share("chidi", "theo", "fenbank", "plan");
    elsewhere.getProvision().setType(null);
    assertThat(rule(share(), elsewhere)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.17 Without a provision nobody is named")
  @Test
  void noProvisionNamesNobody() { // 17
    assertThat(rule(changed(c -> c.setProvision(null)))).isEqualTo("review/consent-unreadable");
  }

  @DisplayName("4.19 Another scope is no permission")
  @ParameterizedTest
  @ValueSource(strings = {"treatment", "research", "adr", "something"})
  void anotherScopeIsNoPermission(String scope) { // 19
    Consent share = share();
    share.getScope().getCodingFirstRep().setCode(scope);
    assertThat(rule(share)).isEqualTo("deny/no-consent");
  }

  @Test
  void aPrivacyNoticeOrAConsentWithoutCategoryIsNoPermission() {
    assertThat(rule(changed(c -> c.setCategory(null)))).isEqualTo("deny/no-consent");
    assertThat(rule(changed(c -> c.getCategoryFirstRep().getCodingFirstRep().setCode("npp"))))
        .isEqualTo("deny/no-consent");
  }

  @DisplayName("4.20 A consent found untrue is no permission")
  @Test
  void aConsentFoundUntrueIsNoPermission() { // 20
    assertThat(rule(changed(c -> c.addVerification().setVerified(false))))
        .isEqualTo("deny/no-consent");
  }

  @DisplayName("4.23 4.26 4.28 Only the named recipient is permitted")
  @Test
  void onlyTheNamedRecipientIsPermitted() { // 23, 26, 28
    Consent others = Given.share("dana", "theo", "fenbank", "plan needs");
    assertThat(rule(others)).isEqualTo("deny/no-consent");
    Consent author = share();
    author.getProvision().getActorFirstRep().getRole().getCodingFirstRep().setCode("AUT");
    assertThat(rule(author)).isEqualTo("deny/no-consent");
    Consent nobody = share();
    nobody.getProvision().setActor(null);
    assertThat(rule(nobody)).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.41 Only a parent with parental responsibility permits")
  @ParameterizedTest
  @CsvSource({
    "yes,permission/needs/child",
    "no,deny/no-consent",
    "unknown,review/parental-responsibility-unknown"
  })
  void onlyAParentWithParentalResponsibilityPermits(String responsibility, String expected) { // 41
    List<Resource> family = family(Given.share("chidi", "theo", "hv-p", "plan needs"));
    responsible(family, "chidi-theo", responsibility);
    assertThat(decide(ReidOkafor.AT, family).rule()).isEqualTo(expected);
  }

  @Test
  void withoutAgreementToEarlyHelpNothingIsShared() {
    List<Resource> none = family(share());
    none.removeIf(r -> Key.of(r).equals("Consent/agreement-dana-theo"));
    assertThat(decide(ReidOkafor.AT, none).rule()).isEqualTo("deny/no-agreement");
    Consent refused = Given.agreement("theo", "dana");
    refused.setStatus(ConsentState.REJECTED);
    none.add(refused);
    assertThat(decide(ReidOkafor.AT, none).rule()).isEqualTo("deny/no-agreement");
  }

  @DisplayName(
      "4.42 A competent young person's refusal against a parent's agreement needs a person")
  @Test
  void aCompetentYoungPersonsRefusalAgainstAParentsAgreementNeedsAPerson() {
    Consent refused = Given.agreement("theo", "chidi");
    Given.byYoungPerson(refused.setStatus(ConsentState.REJECTED), "gillick-competent");
    assertThat(rule(share(), refused)).isEqualTo("review/young-person-refused");
    Consent agreed = refused.copy();
    agreed.setStatus(ConsentState.ACTIVE).setId("own");
    assertThat(rule(share(), refused, agreed)).isEqualTo("review/young-person-refused");
    QuestionnaireResponse considered = Given.gillick("theo", "abcdef");
    agreed.setSource(new Reference(Key.of(considered)));
    assertThat(rule(share(), refused, agreed, considered)).isEqualTo("permission/needs/child");
  }

  @ParameterizedTest
  @CsvSource({
    "4.1,deny/sensitive/need-4.1",
    "7.1,deny/sensitive/need-7.1",
    "7.2,permission/needs/child"
  })
  void aSensitiveNeedIsHeldBackUnlessNamed(String code, String expected) {
    List<Resource> family = family(share());
    family.removeIf(r -> Key.of(r).equals(NEED));
    family.add(Given.need("speech", code, "Patient/theo"));
    assertThat(decide(ReidOkafor.AT, family).rule()).isEqualTo(expected);
    Consent naming = Given.share("chidi", "theo", "hv-p", "needs");
    naming.getProvision().addSecurityLabel(new Coding(Canonical.NEED, code, null));
    family.add(naming);
    assertThat(decide(ReidOkafor.AT, family).rule()).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.33 4.34 An unlabelled or twice labelled resource is denied to all")
  @Test
  void anUnlabelledOrTwiceLabelledResourceIsDeniedToAll() {
    for (String label : List.of("", "invented")) {
      List<Resource> family = family(share());
      family.removeIf(r -> Key.of(r).equals(NEED));
      family.add(Given.labelled(Given.need("speech", "2.3", "Patient/theo"), "speech", "plan"));
      if (!label.isEmpty()) {
        family
            .get(family.size() - 1)
            .getMeta()
            .setSecurity(List.of(new Coding(Canonical.INFORMATION_CLASS, label, null)));
      }
      assertThat(decide(ReidOkafor.AT, family).rule()).isEqualTo("deny/unclassified");
      assertThat(
              Authority.decide(
                      ReidOkafor.COUNCIL, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
                  .get(NEED)
                  .rule())
          .isEqualTo("deny/unclassified");
    }
  }

  @Test
  void decisionsSayWhyAndWhatWouldChangeThemWithoutFamilyContent() {
    Set<String> forbidden = Set.of("note of", "words of", "9990001");
    Authority.decide(
            ReidOkafor.HEALTH, Family.of(ReidOkafor.after("4")), ReidOkafor.POLICY, ReidOkafor.AT)
        .values()
        .forEach(
            decision -> {
              assertThat(decision.reasons()).isNotEmpty();
              assertThat(decision.remedy()).endsWith(".");
              assertThat(decision.toString()).doesNotContain(forbidden);
            });
  }

  private static void responsible(List<Resource> family, String related, String answer) {
    family.stream()
        .filter(r -> Key.of(r).equals("RelatedPerson/" + related))
        .forEach(
            r ->
                ((RelatedPerson) r)
                    .getExtensionByUrl(Canonical.PARENTAL_RESPONSIBILITY)
                    .setValue(new org.hl7.fhir.r4.model.CodeType(answer)));
  }
}
