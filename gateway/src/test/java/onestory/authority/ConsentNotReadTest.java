package onestory.authority;

import static onestory.authority.SpeechNeed.NEED;
import static onestory.authority.SpeechNeed.all;
import static onestory.authority.SpeechNeed.changed;
import static onestory.authority.SpeechNeed.decide;
import static onestory.authority.SpeechNeed.decision;
import static onestory.authority.SpeechNeed.family;
import static onestory.authority.SpeechNeed.rule;
import static onestory.authority.SpeechNeed.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Consents that are not understood as a whole: nothing of them is read, and a person is asked. */
class ConsentNotReadTest {

  private static final String UNREADABLE = "review/consent-unreadable";
  private static final Extension STRANGE = new Extension("urn:other", new StringType("x"));

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
        odd("18 nested", c -> excepted(c).addModifierExtension(STRANGE)),
        odd("18 actor", c -> c.getProvision().getActorFirstRep().addModifierExtension(STRANGE)),
        odd("18 policy", c -> c.addPolicy().setUri("urn:p").addModifierExtension(STRANGE)),
        odd("18 verification", c -> verified(c).addModifierExtension(STRANGE)),
        odd("18 data", c -> excepted(c).addData().addModifierExtension(STRANGE)),
        odd("18 contained", c -> contained(c, new Patient()).addModifierExtension(STRANGE)),
        odd(
            "18 inside what is contained",
            c -> contained(c, new Patient()).addContact().addModifierExtension(STRANGE)),
        odd(
            "18 deep inside what is contained",
            c ->
                contained(c, new QuestionnaireResponse())
                    .addItem()
                    .addItem()
                    .addModifierExtension(STRANGE)),
        odd("18 implicit rules", c -> c.setImplicitRules("urn:rules")),
        odd("29 purpose", c -> c.getProvision().addPurpose(purpose("CAREMGT"))),
        odd(
            "29 two purposes",
            c -> c.getProvision().addPurpose(purpose("CAREMGT")).addPurpose(purpose("HRESCH"))),
        odd(
            "29 purpose of another system",
            c -> c.getProvision().addPurpose(new Coding("urn:x", "CAREMGT", null))),
        odd("29 purpose of an exception", c -> excepted(c).addPurpose(purpose("CAREMGT"))),
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
        odd("33 label without code", c -> label(c, Canonical.INFORMATION_CLASS, null)),
        odd("33 misspelt class", c -> label(c, Canonical.INFORMATION_CLASS, "assesment")),
        odd(
            "33 misspelt exception",
            c ->
                excepted(c)
                    .setSecurityLabel(
                        List.of(new Coding(Canonical.INFORMATION_CLASS, "assesment", null)))),
        odd(
            "33 need that is none",
            c -> excepted(c).setSecurityLabel(List.of(new Coding(Canonical.NEED, "5,2", null)))),
        odd("33 exception without label", c -> excepted(c).setSecurityLabel(null)),
        odd(
            "35 dataPeriod",
            c -> c.getProvision().getDataPeriod().getStartElement().setValueAsString("2026-01-01")),
        odd(
            "35 dataPeriod of an exception",
            c -> excepted(c).getDataPeriod().getEndElement().setValueAsString("2026")),
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
    assertThat(decision(all(), strange).consents()).containsExactly("Consent/strange/_history/1");
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
      List<Resource> family = family();
      family.removeIf(r -> Key.of(r).equals("Consent/agreement-dana-theo"));
      Consent agreement = Given.agreement("theo", "dana");
      change.accept(agreement);
      family.addAll(List.of(agreement, share()));
      assertThat(decide(NEED, family).rule()).isEqualTo(UNREADABLE);
      family.add(Given.agreement("theo", "chidi"));
      assertThat(decide(NEED, family).rule()).isEqualTo("permission/needs/child");
    }
  }

  private static Arguments odd(String name, Consumer<Consent> change) {
    return Arguments.of(name, change);
  }

  @DisplayName("4.18 What is contained and changes no meaning is no reason to ask anybody")
  @Test
  void whatIsContainedIsNoModifierByItself() {
    Consent consent = changed(c -> contained(c, new Patient()).addContact().setName(null));
    contained(consent, new QuestionnaireResponse()).addItem().addItem().setText("said");
    assertThat(rule(consent)).isEqualTo("permission/needs/child");
  }

  private static <R extends Resource> R contained(Consent consent, R resource) {
    consent.addContained(resource);
    return resource;
  }

  private static Consent.ConsentVerificationComponent verified(Consent consent) {
    return consent.addVerification().setVerified(true);
  }

  private static Consent.ProvisionComponent excepted(Consent consent) {
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
}
