package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a consent is built, and what of it is read (TRUST 4.9 to 4.22 and 4.29 to 4.36). */
class ConsentStructureTest {

  private static final String NEED = "Condition/speech";
  private static final String UNREADABLE = "review/consent-unreadable";
  private static final Extension STRANGE = new Extension("urn:other", new StringType("x"));

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

  static Stream<Arguments> notUnderstood() {
    return Stream.of(
        odd("16 third level", c -> c.getProvision().addProvision().addProvision()),
        odd(
            "16 third level in a permit",
            c ->
                c.getProvision()
                    .addProvision()
                    .setType(ConsentProvisionType.PERMIT)
                    .addProvision()
                    .setType(ConsentProvisionType.PERMIT)),
        odd("17 nested without type", c -> c.getProvision().addProvision()),
        odd("17 unknown type", c -> c.getProvision().setType(ConsentProvisionType.NULL)),
        odd("17 no provision", c -> c.setProvision(null)),
        odd("18 at the top", c -> c.addModifierExtension(STRANGE)),
        odd("18 at the root", c -> c.getProvision().addModifierExtension(STRANGE)),
        odd("18 nested", c -> exception(c).addModifierExtension(STRANGE)),
        odd("18 actor", c -> c.getProvision().getActorFirstRep().addModifierExtension(STRANGE)),
        odd("18 policy", c -> c.addPolicy().setUri("urn:p").addModifierExtension(STRANGE)),
        odd("18 verification", c -> verified(c).addModifierExtension(STRANGE)),
        odd("18 data", c -> exception(c).addData().addModifierExtension(STRANGE)),
        odd("18 implicit rules", c -> c.setImplicitRules("urn:rules")),
        odd("29 purpose", c -> c.getProvision().addPurpose(purpose("CAREMGT"))),
        odd(
            "29 two purposes",
            c -> c.getProvision().addPurpose(purpose("CAREMGT")).addPurpose(purpose("HRESCH"))),
        odd(
            "29 purpose of another system",
            c -> c.getProvision().addPurpose(new Coding("urn:x", "CAREMGT", null))),
        odd("29 purpose of an exception", c -> exception(c).addPurpose(purpose("CAREMGT"))),
        odd(
            "32 class of an unknown system",
            c -> c.getProvision().addClass_(new Coding("urn:x", "CarePlan", null))),
        odd(
            "32 several classes",
            c ->
                c.getProvision()
                    .addClass_(new Coding("http://hl7.org/fhir/resource-types", "CarePlan", null))
                    .addClass_(new Coding("http://hl7.org/fhir/resource-types", "Goal", null))),
        odd(
            "32 profile with a version",
            c ->
                c.getProvision()
                    .addClass_(
                        new Coding(
                            "urn:ietf:rfc:3986",
                            "https://onestory.example/fhir/StructureDefinition/early-help-plan|0.1.0",
                            null))),
        odd(
            "33 label of another system",
            c -> label(c, "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "N")),
        odd("33 misspelt class", c -> label(c, Canonical.INFORMATION_CLASS, "assesment")),
        odd(
            "33 misspelt exception",
            c ->
                exception(c)
                    .setSecurityLabel(
                        List.of(new Coding(Canonical.INFORMATION_CLASS, "assesment", null)))),
        odd(
            "33 need that is none",
            c -> exception(c).setSecurityLabel(List.of(new Coding(Canonical.NEED, "5,2", null)))),
        odd("33 exception without label", c -> exception(c).setSecurityLabel(null)),
        odd(
            "35 dataPeriod",
            c -> c.getProvision().getDataPeriod().getStartElement().setValueAsString("2026-01-01")),
        odd(
            "35 dataPeriod of an exception",
            c -> exception(c).getDataPeriod().getEndElement().setValueAsString("2026")),
        odd("36 data instance", c -> data(c, ConsentDataMeaning.INSTANCE, "CarePlan/plan-theo")),
        odd(
            "36 data related",
            c -> data(c, ConsentDataMeaning.RELATED, "CarePlan/plan-theo/_history/1")),
        odd("36 data authored by", c -> data(c, ConsentDataMeaning.AUTHOREDBY, "Practitioner/sam")),
        odd(
            "36 data of what is gone",
            c -> data(c, ConsentDataMeaning.DEPENDENTS, "CarePlan/gone")),
        odd("the child is not told", c -> c.setPatient(null)),
        odd("the child is only described", c -> c.setPatient(new Reference().setDisplay("theo"))));
  }

  @DisplayName(
      "4.16 4.17 4.18 4.29 4.32 4.33 4.35 4.36 What is not understood as a whole is for a person")
  @ParameterizedTest(name = "4.{0}")
  @MethodSource("notUnderstood")
  void notRead(String name, Consumer<Consent> change) {
    Consent strange = changed(change);
    strange.setId("strange");
    assertThat(rule(strange)).isEqualTo(UNREADABLE);
    // an older permission does not win over one that can't be read
    assertThat(rule(all(), strange)).isEqualTo(UNREADABLE);
    assertThat(decide(NEED, all(), strange).consents())
        .containsExactly("Consent/strange/_history/1");
  }

  @DisplayName("4.18 An agreement to early help that can't be read agrees to nothing by itself")
  @Test
  void anAgreementIsReadAsStrictly() {
    for (Consumer<Consent> change :
        List.<Consumer<Consent>>of(
            c -> c.addModifierExtension(STRANGE),
            c -> c.getProvision().addModifierExtension(STRANGE),
            c -> c.getProvision().addProvision().setType(ConsentProvisionType.DENY),
            c -> c.getProvision().getPeriod().getEndElement().setValueAsString("2026-01-01"))) {
      List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
      family.removeIf(r -> Key.of(r).equals("Consent/agreement-dana-theo"));
      Consent agreement = Given.agreement("theo", "dana");
      change.accept(agreement);
      family.addAll(List.of(agreement, share()));
      assertThat(decide(NEED, family).rule()).isEqualTo(UNREADABLE);
      family.add(Given.agreement("theo", "chidi"));
      assertThat(decide(NEED, family).rule()).isEqualTo("permission/needs/child");
    }
  }

  @DisplayName("4.20 Verified and not confirmed, neither a permission nor an agreement counts")
  @Test
  void foundUntrue() {
    assertThat(rule(changed(c -> c.addVerification().setVerified(false))))
        .isEqualTo("deny/no-consent");
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
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

  private static Arguments odd(String name, Consumer<Consent> change) {
    return Arguments.of(name, change);
  }

  private static Consent.ConsentVerificationComponent verified(Consent consent) {
    return consent.addVerification().setVerified(true);
  }

  private static Consent.ProvisionComponent exception(Consent consent) {
    return Given.except(consent, "5.2").getProvision().getProvisionFirstRep();
  }

  private static void label(Consent consent, String system, String code) {
    consent.getProvision().addSecurityLabel(new Coding(system, code, null));
  }

  private static void data(Consent consent, ConsentDataMeaning meaning, String key) {
    consent.getProvision().addData().setMeaning(meaning).setReference(new Reference(key));
  }

  private static Coding purpose(String code) {
    return new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", code, null);
  }

  private static void nested(Consent consent, ConsentProvisionType type, String informationClass) {
    consent
        .getProvision()
        .addProvision()
        .setType(type)
        .addSecurityLabel(new Coding(Canonical.INFORMATION_CLASS, informationClass, null));
  }

  private static Consent share() {
    return Given.share("dana", "theo", "hv-p", "plan needs");
  }

  private static Consent all() {
    Consent all = Given.share("dana", "theo", "hv-p", "plan needs assessment voice");
    all.setId("all");
    return all;
  }

  private static Consent denial() {
    Consent denial = Given.share("chidi", "theo", "hv-p", "needs");
    denial.getProvision().setType(ConsentProvisionType.DENY);
    return denial;
  }

  private static Consent changed(Consumer<Consent> change) {
    Consent consent = share();
    change.accept(consent);
    return consent;
  }

  private static String rule(Resource... more) {
    return rule(NEED, more);
  }

  private static String rule(String key, Resource... more) {
    return decide(key, more).rule();
  }

  private static Decision decide(String key, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.addAll(List.of(more));
    return decide(key, family);
  }

  private static Decision decide(String key, List<Resource> family) {
    return Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get(key);
  }
}
