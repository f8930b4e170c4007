package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import onestory.authority.Authority;
import onestory.authority.Canonical;
import onestory.authority.Family;
import onestory.authority.Given;
import onestory.authority.Key;
import onestory.authority.Outcome;
import onestory.authority.Recipient;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a family with a protected address lives can't be told from what leaves. */
class WhereaboutsTest {

  private static final String URN = "https://fhir.hl7.org.uk/Id/urn-school-number";
  private static final Whereabouts.Signs SIGNS =
      new Whereabouts.Signs(Set.of(URN), Set.of("primary", "school", "surgery", "the"));

  @ParameterizedTest
  @ValueSource(strings = {"flag", "label", "sibling"})
  void neitherSchoolNorDoctorIsToldToAnybodyElse(String how) {
    assertThat(text(health(how)))
        .doesNotContainIgnoringCase("Fenbank", "900101", "Orchard", "Y00001", "sam");
  }

  @Test
  void theSchoolKnowsItselfButNotTheDoctor() {
    var view = view(ReidOkafor.SCHOOL, "flag");
    assertThat(text(view)).contains("Fenbank", "PractitionerRole/sam").doesNotContain("Orchard");
  }

  @Test
  void theCouncilKnowsAll() {
    assertThat(text(view(ReidOkafor.COUNCIL, "flag"))).contains("Fenbank", "Orchard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "inactive"})
  void withoutProtectionNothingIsHidden(String how) {
    assertThat(text(health(how))).contains("Fenbank", "900101");
  }

  @Test
  void whatLostAPartIsPermittedRedacted() {
    var view = health("flag");
    assertThat(view.decisions().get("EpisodeOfCare/episode-theo").outcome())
        .isEqualTo(Outcome.PERMIT_REDACTED);
    assertThat(view.decisions().get("Condition/at-school").outcome())
        .isEqualTo(Outcome.PERMIT_REDACTED);
    var need = (Condition) view.find("Condition/at-school").orElseThrow();
    assertThat(need.getNote()).isEmpty();
    assertThat(need.getIdentifier()).isEmpty();
  }

  @Test
  void whatIsNothingWithoutItIsNotSent() {
    assertThat(health("flag").withheld().get("Goal/at-school").rule())
        .isEqualTo("deny/redaction-impossible");
  }

  @Test
  void aNameIsFoundInAnyWritingButNotInsideAWord() {
    var organisation = new Organization().setName("The Nene Park School");
    organisation.setId("s");
    organisation.addIdentifier().setSystem(URN).setValue("900102");
    var flag = Given.flag("protected-address", "theo");
    var hidden = Whereabouts.of(ReidOkafor.HEALTH, List.of(flag), List.of(organisation), SIGNS);
    for (var told : List.of("at NENE PARK.", "nene  park's", "Nene-Park", "(900102)")) {
      assertThat(hidden.hides(told)).as(told).isTrue();
    }
    for (var told : List.of("the park", "Nene Parkway", "9001020", "school")) {
      assertThat(hidden.hides(told)).as(told).isFalse();
    }
  }

  private static View health(String how) {
    return view(ReidOkafor.HEALTH, how);
  }

  private static View view(Recipient recipient, String how) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.stream()
        .filter(r -> Key.of(r).equals("Patient/theo"))
        .forEach(r -> near((Patient) r, how));
    switch (how) {
      case "flag" -> family.add(Given.flag("protected-address", "theo"));
      case "sibling" -> family.add(Given.flag("protected-address", "maya"));
      case "inactive" ->
          family.add(Given.flag("protected-address", "theo").setStatus(Flag.FlagStatus.INACTIVE));
      default -> {}
    }
    Condition need = Given.need("at-school", "2.3", "Patient/theo");
    need.getNote().get(0).setText("seen at Fenbank on Monday");
    need.addIdentifier().setSystem("urn:attendance").setValue("900101.7.2026");
    Goal goal = Given.goal("at-school", "Patient/theo", "at-school");
    goal.getDescription().setText("To settle at fenbank");
    family.addAll(List.of(need, goal));
    List<Resource> directory = directory();
    var decisions =
        Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
    return View.of(
        recipient,
        family,
        directory,
        decisions,
        recipient.equals(ReidOkafor.SCHOOL) ? Views.SCHOOL : Views.HEALTH,
        Whereabouts.of(recipient, family, directory, SIGNS));
  }

  private static void near(Patient child, String how) {
    child.addGeneralPractitioner(new Reference("Organization/gp"));
    child.addExtension(Canonical.SCHOOL_SETTING, new Reference("Organization/fenbank"));
    if (how.equals("label")) {
      child
          .getMeta()
          .addSecurity(
              new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", null));
    }
  }

  private static List<Resource> directory() {
    List<Resource> directory = ReidOkafor.directory();
    directory.add(Given.organisation("gp"));
    for (Resource resource : directory) {
      if (Key.of(resource).equals("Organization/fenbank")) {
        var school = (Organization) resource;
        school.setName("Fenbank Primary School").addIdentifier().setSystem(URN).setValue("900101");
      } else if (Key.of(resource).equals("Organization/gp")) {
        var surgery = (Organization) resource;
        surgery.setName("Orchard Surgery").addIdentifier().setValue("Y00001");
      }
    }
    directory.sort(Comparator.comparing(Key::of));
    return directory;
  }

  private static String text(View view) {
    return ReidOkaforViewTest.text(view);
  }
}
