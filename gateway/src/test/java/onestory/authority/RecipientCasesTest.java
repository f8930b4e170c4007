package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a consent names (TRUST 4.23 to 4.28). */
class RecipientCasesTest {

  private static final String NEED = "Condition/speech";

  @DisplayName("4.23 The root's actor alone is permitted, everybody else is not")
  @Test
  void theRootsActor() {
    List<Resource> family = family(Given.share("dana", "theo", "hv-p", "needs"));
    assertThat(rule(ReidOkafor.HEALTH, family)).isEqualTo("permission/needs/child");
    assertThat(rule(ReidOkafor.SCHOOL, family)).isEqualTo("deny/no-consent");
    Recipient stranger = new Recipient("Organization/elsewhere", Recipient.Basis.PERMISSION);
    assertThat(rule(stranger, family)).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.24 4.27 Who is no organisation by its id alone may be any: a person looks")
  @ParameterizedTest(name = "actor {0}")
  @ValueSource(
      strings = {
        "Group/services",
        "CareTeam/theos",
        "Practitioner/ruth",
        "PractitionerRole/ruth",
        "HealthcareService/hv",
        "Organization/hv-p/_history/1",
        "https://gateway.example/fhir/Organization/hv-p",
        "#inside",
        ""
      })
  void whoCannotBeTold(String actor) {
    Consent permit = naming(actor, ConsentProvisionType.PERMIT);
    assertThat(rule(ReidOkafor.HEALTH, family(permit))).isEqualTo("review/recipient-unknown");
    // it takes nothing from a permission that names the organisation
    assertThat(
            rule(ReidOkafor.HEALTH, family(permit, Given.share("dana", "theo", "hv-p", "needs"))))
        .isEqualTo("permission/needs/child");
    // a denial of somebody of whom it can't be told who they are is one of everybody
    Consent denial = naming(actor, ConsentProvisionType.DENY);
    assertThat(
            rule(ReidOkafor.HEALTH, family(denial, Given.share("dana", "theo", "hv-p", "needs"))))
        .isEqualTo("deny/refused");
  }

  @DisplayName("4.27 A name or a number beside the actor is no reference to it")
  @Test
  void displayOrIdentifierOnly() {
    Consent consent = naming("", ConsentProvisionType.PERMIT);
    Reference actor = consent.getProvision().getActorFirstRep().getReference();
    actor.setReference(null).setDisplay("Health visiting, Peterborough");
    assertThat(rule(ReidOkafor.HEALTH, family(consent))).isEqualTo("review/recipient-unknown");
    actor.setDisplay(null).getIdentifier().setSystem("urn:ods").setValue("HV1");
    assertThat(rule(ReidOkafor.HEALTH, family(consent))).isEqualTo("review/recipient-unknown");
  }

  @DisplayName("4.24 A group's later members are permitted nothing")
  @Test
  void aGroupIsNotResolved() {
    Consent permit = naming("Group/services", ConsentProvisionType.PERMIT);
    var services = Given.family("services");
    services.addMember().setEntity(new Reference("Organization/hv-p"));
    assertThat(rule(ReidOkafor.HEALTH, family(permit, services)))
        .isEqualTo("review/recipient-unknown");
  }

  @DisplayName("4.26 Who keeps or wrote it is no recipient; who is denied is denied in any role")
  @ParameterizedTest(name = "role {0}")
  @CsvSource({"CST", "AUT", "INF", "PRCP"})
  void anotherRole(String role) {
    Consent permit = Given.share("dana", "theo", "hv-p", "needs");
    permit.getProvision().getActorFirstRep().getRole().getCodingFirstRep().setCode(role);
    assertThat(rule(ReidOkafor.HEALTH, family(permit))).isEqualTo("deny/no-consent");
    Consent denial = permit.copy();
    denial.setId("denial");
    denial.getProvision().setType(ConsentProvisionType.DENY);
    assertThat(
            rule(ReidOkafor.HEALTH, family(denial, Given.share("dana", "theo", "hv-p", "needs"))))
        .isEqualTo("deny/refused");
  }

  @DisplayName("4.28 After a move the new school needs a permission that names it")
  @Test
  void anotherSchool() {
    List<Resource> family = family(Given.share("dana", "theo", "fenbank", "needs"));
    Recipient newSchool = new Recipient("Organization/elsewhere", Recipient.Basis.PERMISSION);
    assertThat(rule(newSchool, family)).isEqualTo("deny/no-consent");
    family.add(Given.share("dana", "theo", "elsewhere", "needs"));
    assertThat(rule(newSchool, family)).isEqualTo("permission/needs/child");
  }

  private static Consent naming(String actor, ConsentProvisionType type) {
    Consent consent = Given.share("dana", "theo", "hv-p", "needs");
    consent.setId("naming");
    consent.getProvision().setType(type);
    consent.getProvision().getActorFirstRep().setReference(new Reference(actor));
    return consent;
  }

  private static List<Resource> family(Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("2"));
    family.addAll(List.of(more));
    return family;
  }

  private static String rule(Recipient recipient, List<Resource> family) {
    return Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get(NEED)
        .rule();
  }
}
