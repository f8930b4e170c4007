package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the MASH may hold of family 1, of whom Theo is the child of a contact: the table of cases.
 * Nobody permitted the MASH anything.
 */
class SafeguardingCasesTest {

  private static final String NONE = "deny/no-override";

  @DisplayName("4.30 Without an override the MASH has its contact and who the child is")
  @ParameterizedTest
  @CsvSource({
    // on the contact alone: the contact, and who the child is
    "Patient/theo,safeguarding/identity",
    "Patient/maya,deny/no-override",
    "Task/contact-theo,safeguarding/mash",
    "ServiceRequest/contact-theo,safeguarding/mash",
    "EpisodeOfCare/episode-theo,deny/no-override",
    "Condition/speech,deny/no-override",
    "Condition/eviction,deny/no-override",
    "CarePlan/plan-theo,deny/no-override",
    "Consent/refusal-theo,deny/no-override",
    "List/chronology-theo,deny/no-override",
    "Consent/agreement-dana-theo,deny/no-override",
    "Consent/dana-theo-hv-p,deny/no-override",
    "Person/dana,deny/no-subject"
  })
  void withoutAnOverride(String key, String expected) {
    assertThat(rule(key)).isEqualTo(expected);
  }

  @DisplayName("4.55 Under an override what it opens, of the child that it names")
  @ParameterizedTest
  @CsvSource({
    "Patient/theo,override/existence",
    "Patient/maya,deny/no-override",
    "Task/contact-theo,override/mash",
    "EpisodeOfCare/episode-theo,override/existence",
    "EpisodeOfCare/episode-maya,deny/no-override",
    "Condition/speech,override/needs",
    "Condition/attendance,deny/no-override",
    // a need or goal of the family belongs to each child's plan
    "Condition/eviction,override/plan",
    "CarePlan/plan-theo,override/plan",
    "CarePlan/plan-maya,deny/no-override",
    "Consent/refusal-theo,override/case-notes",
    "Consent/other-refusal,deny/no-override",
    "List/chronology-theo,override/case-notes",
    // agreements and permissions are the council's
    "Consent/agreement-dana-theo,deny/no-override",
    "Consent/dana-theo-hv-p,deny/no-override",
    "Flag/override-theo,deny/no-override",
    "Person/dana,deny/no-subject",
    "RelatedPerson/dana-theo,carried/companion",
    "Communication/outcome-theo,deny/not-the-referrer",
    "DetectedIssue/late,deny/unclassified"
  })
  void underAnOverrideThatNamesTheContactsChild(String key, String expected) {
    var issue = Given.labelled(new org.hl7.fhir.r4.model.DetectedIssue(), "late", "");
    issue.setPatient(new Reference("Patient/theo"));
    Consent other = GivenMash.refusal("theo", "chidi");
    other.getCategoryFirstRep().getCodingFirstRep().setCode("targeted-support");
    other.setId("other-refusal");
    assertThat(rule(key, GivenMash.override("theo"), GivenMash.outcome("theo"), issue, other))
        .isEqualTo(expected);
  }

  @DisplayName("4.55 A sibling only where the override names them")
  @ParameterizedTest
  @CsvSource({
    "Patient/maya,override/existence",
    "Condition/attendance,override/needs",
    "CarePlan/plan-maya,override/plan"
  })
  void aSiblingOnlyWhereTheOverrideNamesThem(String key, String expected) {
    assertThat(rule(key, GivenMash.override("theo"))).isEqualTo(NONE);
    assertThat(rule(key, GivenMash.override("theo", "maya"))).isEqualTo(expected);
  }

  @DisplayName("4.55 An override may open one kind of data only")
  @ParameterizedTest
  @CsvSource({
    "needs,Condition/speech,override/needs",
    "needs,CarePlan/plan-theo,deny/no-override",
    "needs,Patient/theo,safeguarding/identity",
    "needs,Consent/refusal-theo,deny/no-override",
    "needs,Task/contact-theo,safeguarding/mash",
    "case-notes,Consent/refusal-theo,override/case-notes",
    "agreement,Condition/speech,review/override-unreadable",
    "timescale,Condition/speech,review/override-unreadable",
    "everything,Condition/speech,review/override-unreadable"
  })
  void anOverrideMayOpenLess(String classes, String key, String expected) {
    assertThat(rule(key, GivenMash.only(GivenMash.override("theo"), classes))).isEqualTo(expected);
  }

  @DisplayName("4.55 Only from when until when it says")
  @ParameterizedTest
  @CsvSource({
    "2026-04-10T08:59:59Z,deny/no-override",
    "2026-04-10T09:00:00Z,override/needs",
    "2026-04-17T09:00:00Z,override/needs",
    "2026-04-17T09:00:01Z,deny/no-override"
  })
  void onlyFromWhenUntilWhenItSays(Instant at, String expected) { // case 55
    assertThat(rules(at, family(GivenMash.override("theo"))).get("Condition/speech").rule())
        .isEqualTo(expected);
  }

  @DisplayName("4.55 Never longer than the council's file says")
  @ParameterizedTest
  @CsvSource({
    // 168 hours after 10:00 on 10 April, though it says May
    "2026-04-17T09:00:00Z,override/needs",
    "2026-04-17T09:00:01Z,deny/no-override"
  })
  void neverLongerThanTheCouncilsFileSays(Instant at, String expected) {
    Flag long_ = GivenMash.override("theo");
    long_.getPeriod().getEndElement().setValueAsString("2026-05-17T10:00:00+01:00");
    assertThat(rules(at, family(long_)).get("Condition/speech").rule()).isEqualTo(expected);
  }

  @Test
  void aCouncilThatSaysNothingOfOverridesHasNone() {
    Policy policy = new Policy("nl", java.util.Set.of(), SafeguardingPolicy.NONE);
    assertThat(
            Authority.decide(
                    ReidOkafor.MASH,
                    Family.of(family(GivenMash.override("theo"))),
                    policy,
                    ReidOkafor.AT)
                .get("Condition/speech")
                .rule())
        .isEqualTo(NONE);
  }

  @DisplayName("4.55 Revoked, it opens nothing from that moment")
  @ParameterizedTest
  @CsvSource({
    "ACTIVE,override/needs",
    "INACTIVE,deny/no-override",
    "ENTEREDINERROR,deny/no-override"
  })
  void onlyWhileItStands(FlagStatus status, String expected) {
    Flag override = GivenMash.override("theo");
    override.setStatus(status);
    assertThat(rule("Condition/speech", override)).isEqualTo(expected);
  }

  @DisplayName("4.55 Another organisation's override opens nothing")
  @Test
  void anotherOrganisationsOverrideOpensNothing() {
    Flag override = GivenMash.override("theo");
    override.getExtensionByUrl(Canonical.OVERRIDE_FOR).setValue(new Reference("Organization/hv-p"));
    assertThat(rule("Condition/speech", override)).isEqualTo(NONE);
    assertThat(
            Authority.decide(
                    new Recipient("Organization/fenbank", Recipient.Basis.PERMISSION),
                    Family.of(family(override)),
                    ReidOkafor.POLICY,
                    ReidOkafor.AT)
                .get("Condition/speech")
                .outcome())
        .isEqualTo(Outcome.DENY);
  }

  @Test
  void whoHasTheBasisOfPermissionGainsNothingByAnOverrideThatNamesThem() {
    Flag override = GivenMash.override("theo");
    override.getExtensionByUrl(Canonical.OVERRIDE_FOR).setValue(new Reference("Organization/hv-p"));
    assertThat(decisions(ReidOkafor.HEALTH, family(override)))
        .isEqualTo(
            with(
                decisions(ReidOkafor.HEALTH, family()),
                decisions(ReidOkafor.HEALTH, family(override)),
                "Flag/override-theo"));
  }

  @Test
  void withTheContactEnteredInErrorNothingIsLeft() {
    List<Resource> family = family(GivenMash.override("theo"));
    family.stream()
        .filter(Task.class::isInstance)
        .filter(task -> task.getId().equals("contact-theo"))
        .forEach(task -> ((Task) task).setStatus(Task.TaskStatus.ENTEREDINERROR));
    Map<String, Decision> decisions = rules(ReidOkafor.AT, family);
    assertThat(decisions.get("Patient/theo").outcome().permits()).isFalse();
    assertThat(decisions.get("Condition/speech").rule()).isEqualTo("review/override-unreadable");
    assertThat(decisions.get("ServiceRequest/contact-theo").outcome().permits()).isFalse();
  }

  @Test
  void whatIsAboutSeveralChildrenNeedsThemAllNamed() {
    Observation both = Given.observation("both", "voice", "Group/reid");
    assertThat(rule("Observation/both", both, GivenMash.override("theo"))).isEqualTo(NONE);
    assertThat(rule("Observation/both", both, GivenMash.override("theo", "maya")))
        .isEqualTo("override/voice");
  }

  @DisplayName("4.55 It does not bring in whoever must not be told")
  @Test
  void whoMustNotBeToldStaysOut() {
    var hardStop = Given.mustNotContact("chidi", "theo");
    assertThat(rule("RelatedPerson/chidi-theo", hardStop, GivenMash.override("theo")))
        .isEqualTo("deny/must-not-contact");
    assertThat(rule("Person/chidi", hardStop, GivenMash.override("theo")))
        .isEqualTo("deny/must-not-contact");
  }

  @Test
  void theDecisionNamesTheOverrideAndItsVersion() {
    Decision decision =
        rules(ReidOkafor.AT, family(GivenMash.override("theo"))).get("Condition/speech");
    assertThat(decision.consents()).containsExactly("Flag/override-theo/_history/1");
    assertThat(decision.policyVersion()).isEqualTo("pcc-1");
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
  }

  @Test
  void ofAContactsChildAloneTheDecisionSaysThatOnlyTheIdentityGoes() {
    Decision decision = rules(ReidOkafor.AT, family()).get("Patient/theo");
    assertThat(decision.obliges(Obligation.IDENTITY_ONLY)).isTrue();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT_REDACTED);
    assertThat(decision.consents()).isEmpty();
  }

  @DisplayName("4.55 Whom an override names, of them it tells who they are, and names the override")
  @Test
  void whoTheNamedSiblingIs() {
    Flag override = GivenMash.only(GivenMash.override("theo", "maya"), "needs");
    Map<String, Decision> decisions = rules(ReidOkafor.AT, family(override));
    assertThat(decisions.get("Patient/maya").rule()).isEqualTo("safeguarding/identity");
    assertThat(decisions.get("Patient/maya").consents())
        .containsExactly("Flag/override-theo/_history/1");
    Flag theosOnly = GivenMash.only(GivenMash.override("theo"), "needs");
    assertThat(rules(ReidOkafor.AT, family(theosOnly)).get("Patient/maya").rule()).isEqualTo(NONE);
  }

  @DisplayName("4.55 One that can't be read is a question about the children that it names alone")
  @Test
  void aQuestionAboutItsChildren() {
    Flag override = GivenMash.override("theo");
    override.setAuthor(null);
    assertThat(rule("Condition/speech", override)).isEqualTo("review/override-unreadable");
    assertThat(rule("Condition/attendance", override)).isEqualTo(NONE);
  }

  private static Map<String, Decision> with(
      Map<String, Decision> all, Map<String, Decision> from, String key) {
    Map<String, Decision> with = new java.util.TreeMap<>(all);
    with.put(key, from.get(key));
    return with;
  }

  private static String rule(String key, Resource... more) {
    var decisions = rules(ReidOkafor.AT, family(more));
    assertThat(decisions).containsKey(key);
    return decisions.get(key).rule();
  }

  private static Map<String, Decision> decisions(Recipient recipient, List<Resource> family) {
    return Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
  }

  private static Map<String, Decision> rules(Instant at, List<Resource> family) {
    return Authority.decide(ReidOkafor.MASH, Family.of(family), ReidOkafor.POLICY, at);
  }

  private static List<Resource> family(Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(GivenMash.contact("theo"));
    family.add(GivenMash.refusal("theo", "dana"));
    family.add(GivenMash.chronology("theo"));
    family.addAll(List.of(more));
    return family;
  }
}
