package onestory.authority;

import static onestory.authority.SpeechNeed.changed;
import static onestory.authority.SpeechNeed.decide;
import static onestory.authority.SpeechNeed.decision;
import static onestory.authority.SpeechNeed.denial;
import static onestory.authority.SpeechNeed.exception;
import static onestory.authority.SpeechNeed.family;
import static onestory.authority.SpeechNeed.rule;
import static onestory.authority.SpeechNeed.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a permission leaves out, and what somebody denies: it counts before any permission. */
class DenialsAndExceptionsTest {

  @DisplayName("4.14 A permit inside a permit changes nothing")
  @Test
  void aPermitInsideAPermitChangesNothing() { // 14
    Consent share =
        changed(c -> c.getProvision().addProvision().setType(ConsentProvisionType.PERMIT));
    assertThat(rule(share)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.15 4.41 An exception beats the permission around it and every other")
  @Test
  void anExceptionBeatsThePermissionAroundItAndEveryOther() { // 15, 41
    assertThat(rule(Given.except(share(), "2.3"))).isEqualTo("deny/exception/need-2.3");
    Consent chidis = Given.share("chidi", "theo", "hv-p", "plan", "2.3");
    assertThat(rule(share(), chidis)).isEqualTo("deny/exception/need-2.3");
    assertThat(decision(share(), chidis).consents())
        .containsExactly("Consent/chidi-theo-hv-p/_history/1");
  }

  @ParameterizedTest
  @CsvSource({
    "2.3,deny/exception/need-2.3",
    "2.,deny/exception/need-2.3",
    "2,deny/exception/need-2.3",
    "2.30,permission/needs/child",
    "2.1,permission/needs/child"
  })
  void anExceptionMayNameANeedOrItsArea(String code, String expected) {
    assertThat(rule(Given.except(share(), code))).isEqualTo(expected);
  }

  @Test
  void anExceptionForAnotherOrganisationOrChildDoesNotCount() {
    assertThat(
            rule(
                share(),
                Given.share("chidi", "theo", "fenbank", "plan", "2.3"),
                Given.share("chidi", "maya", "hv-p", "plan", "2.3")))
        .isEqualTo("permission/needs/child");
  }

  @DisplayName("4.41 An exception outlives the withdrawal of its permission")
  @Test
  void anExceptionOutlivesTheWithdrawalOfItsPermission() {
    Consent withdrawn = Given.share("chidi", "theo", "hv-p", "plan", "2.3");
    withdrawn.setStatus(ConsentState.INACTIVE);
    assertThat(rule(share(), withdrawn)).isEqualTo("deny/exception/need-2.3");
    withdrawn.setStatus(ConsentState.ENTEREDINERROR);
    assertThat(rule(share(), withdrawn)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.16 Exceptions to exceptions are not read")
  @Test
  void exceptionsToExceptionsAreNotRead() { // 16
    Consent share = Given.except(share(), "5.2");
    share.getProvision().getProvisionFirstRep().addProvision().setType(ConsentProvisionType.PERMIT);
    assertThat(rule(share)).isEqualTo("review/consent-unreadable");
  }

  @DisplayName("4.17 4.18 An exception is read only when all of it is understood")
  @Test
  void anExceptionIsReadOnlyWhenAllOfItIsUnderstood() { // 17, 18
    List<UnaryOperator<Consent>> changes =
        List.of(
            c -> exception(c).setType(null) == null ? c : c,
            c -> exception(c).setSecurityLabel(null) == null ? c : c,
            c -> exception(c).addPurpose(new Coding().setCode("TREAT")) == null ? c : c,
            c -> exception(c).addActor(c.getProvision().getActorFirstRep()) == null ? c : c,
            c -> exception(c).addSecurityLabel(new Coding("urn:other", "R", null)) == null ? c : c,
            c -> c.getProvision().addClass_(new Coding().setCode("CarePlan")) == null ? c : c);
    for (UnaryOperator<Consent> change : changes) {
      Consent share = change.apply(Given.except(share(), "5.2"));
      assertThat(rule(share)).isEqualTo("review/consent-unreadable");
    }
  }

  @DisplayName("4.13 A root's denial beats somebody else's permission")
  @Test
  void aRootDenialBeatsSomebodyElsesPermission() { // 13
    Consent denial = denial();
    assertThat(rule(share(), denial)).isEqualTo("deny/refused");
    denial.getProvision().setSecurityLabel(null);
    assertThat(rule(share(), denial)).isEqualTo("deny/refused");
    denial.getProvision().addSecurityLabel(new Coding(Canonical.INFORMATION_CLASS, "voice", null));
    assertThat(rule(share(), denial)).isEqualTo("permission/needs/child");
    denial.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);
    assertThat(rule(share(), denial)).isEqualTo("review/consent-unreadable");
  }

  @DisplayName("4.14 A permission of something else refuses nothing")
  @Test
  void aPermissionOfSomethingElseRefusesNothing() {
    Consent naming = Given.share("chidi", "theo", "hv-p", "plan");
    naming.getProvision().addSecurityLabel(new Coding(Canonical.NEED, "2.3", null));
    assertThat(rule(share(), naming)).isEqualTo("permission/needs/child");
    naming.getProvision().setSecurityLabel(null);
    assertThat(rule(share(), naming)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.41 A denial counts while it stands, for whom it names")
  @Test
  void aDenialCountsWhileItStandsForWhomItNames() {
    Consent denial = denial();
    assertThat(rule(share(), denial)).isEqualTo("deny/refused");
    Consent elsewhere = denial.copy();
    elsewhere.getProvision().getActorFirstRep().setReference(new Reference("Organization/fenbank"));
    assertThat(rule(share(), elsewhere)).isEqualTo("permission/needs/child");
    Consent takenBack = denial.copy().setStatus(ConsentState.INACTIVE);
    assertThat(rule(share(), takenBack)).isEqualTo("permission/needs/child");
    denial.getProvision().getPeriod().getEndElement().setValueAsString("2026-03-31");
    assertThat(rule(share(), denial)).isEqualTo("permission/needs/child");
  }

  @DisplayName("4.41 Who has no parental responsibility still counts when they say no")
  @Test
  void whoHasNoParentalResponsibilityStillCountsWhenTheySayNo() { // 41
    List<Resource> family = family(share(), Given.share("joan", "theo", "hv-p", "plan", "2.3"));
    assertThat(decide(ReidOkafor.AT, family).rule()).isEqualTo("deny/exception/need-2.3");
  }

  @DisplayName("4.41 One parent is enough: the other's refusal to permit is no veto")
  @Test
  void oneParentIsEnoughTheOthersRefusalToPermitIsNoVeto() { // 41
    Consent refused = Given.share("chidi", "theo", "hv-p", "plan needs");
    refused.setStatus(ConsentState.REJECTED);
    assertThat(rule(share(), refused)).isEqualTo("permission/needs/child");
  }
}
