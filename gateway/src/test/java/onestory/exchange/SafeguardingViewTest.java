package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onestory.authority.Authority;
import onestory.authority.Canonical;
import onestory.authority.Family;
import onestory.authority.Given;
import onestory.authority.GivenMash;
import onestory.authority.Key;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** The MASH's view, read as a whole for what must not be in it: each thing is planted. */
class SafeguardingViewTest {

  private static final String STREET = "14 Hidden Lane";
  private static final String TELEPHONE = "01632 960777";
  private static final String SURGERY = "Orchard Surgery";
  private static final Needs MASH =
      new Needs(
          Set.of("https://fhir.nhs.uk/Id/nhs-number"),
          Set.of(
              "existence plan needs assessment voice analysis safety-plan mash targeted-support case-notes closure agreement"
                  .split(" ")));
  private static final Whereabouts.Signs SIGNS =
      new Whereabouts.Signs(
          Set.of("https://fhir.hl7.org.uk/Id/urn-school-number"), Set.of("surgery"));

  @Test
  void onTheContactAloneOfTheChildOnlyWhoTheyAre() {
    View view = view();

    assertThat(view.resources().keySet())
        .containsExactly("Patient/theo", "ServiceRequest/contact-theo", "Task/contact-theo");
    Patient theo = (Patient) view.find("Patient/theo").orElseThrow();
    assertThat(theo.getNameFirstRep().getGivenAsSingleString()).isEqualTo("theo");
    assertThat(theo.hasGender()).isFalse();
    assertThat(theo.getIdentifier()).hasSize(1);
    assertThat(text(view)).doesNotContain("maya", "P-theo");
  }

  @Test
  void underAnOverrideTheRecordAsFarAsItNames() {
    View view = view(GivenMash.override("theo"));

    assertThat(view.resources().keySet())
        .contains("Condition/speech", "CarePlan/plan-theo", "Consent/refusal-theo")
        .contains("RelatedPerson/dana-theo")
        .doesNotContain("Patient/maya", "CarePlan/plan-maya", "Condition/attendance")
        .noneMatch(key -> key.startsWith("Person/") || key.startsWith("Flag/"));
    assertThat(text(view)).doesNotContain("Patient/maya", "words of g1");
  }

  @Test
  void whereTheFamilyLivesIsInNoView() {
    assertThat(text(view(GivenMash.override("theo", "maya"))))
        .contains("words of g2")
        .doesNotContain(STREET, TELEPHONE, "PE1 9ZZ");
  }

  @Test
  void anOverrideLiftsNoProtectedAddress() {
    View view = view(GivenMash.override("theo", "maya"), Given.flag("protected-address", "theo"));

    assertThat(text(view))
        .contains("words of g2")
        .doesNotContainIgnoringCase(STREET, TELEPHONE, SURGERY, "Orchard", "Fenbank", "900101");
  }

  @Test
  void whoMustNotBeToldIsInNoTeamAndNoCopy() {
    View view = view(GivenMash.override("theo", "maya"), Given.mustNotContact("chidi", "theo"));

    assertThat(view.resources().keySet()).noneMatch(key -> key.startsWith("RelatedPerson/chidi"));
    assertThat(text(view)).doesNotContain("Person/chidi", "chidi-theo", "chidi-maya");
  }

  @Test
  void aNarrowerOverrideTellsNoMoreOfTheChildThanWhoTheyAre() {
    Flag override = GivenMash.override("theo");
    override.addExtension(
        "https://onestory.example/fhir/StructureDefinition/override-class",
        new org.hl7.fhir.r4.model.CodeType("needs"));
    View view = view(override);

    assertThat(view.find("Condition/speech")).isPresent();
    assertThat(((Patient) view.find("Patient/theo").orElseThrow()).hasGender()).isFalse();
  }

  @Test
  void theReferrersCommunicationNamesNobody() {
    List<Resource> family = family();
    ((ServiceRequest)
            family.stream().filter(r -> r.getId().equals("contact-theo")).findFirst().orElseThrow())
        .addExtension(Canonical.REFERRER, new Reference("Organization/hv-p"));
    family.add(GivenMash.outcome("theo"));
    family.removeIf(resource -> resource instanceof org.hl7.fhir.r4.model.Consent);
    View view =
        Views.of(
            ReidOkafor.HEALTH,
            family,
            new Needs(Set.of(), Set.of("existence", "plan", "referrer-outcome")));

    assertThat(view.resources().keySet()).containsExactly("Communication/outcome-theo");
    assertThat(text(view).replace("outcome-theo", "")).doesNotContain("theo", "ServiceRequest");
  }

  private static View view(Resource... more) {
    List<Resource> family = family(more);
    return View.of(
        ReidOkafor.MASH,
        family,
        directory(),
        Authority.decide(ReidOkafor.MASH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT),
        MASH,
        Whereabouts.of(ReidOkafor.MASH, family, directory(), SIGNS));
  }

  private static List<Resource> directory() {
    List<Resource> directory = new ArrayList<>(ReidOkafor.directory());
    Organization surgery = Given.organisation("orchard");
    surgery.setName(SURGERY);
    directory.add(surgery);
    directory.stream()
        .filter(resource -> Key.of(resource).equals("Organization/fenbank"))
        .forEach(
            school ->
                ((Organization) school)
                    .addIdentifier()
                    .setSystem("https://fhir.hl7.org.uk/Id/urn-school-number")
                    .setValue("900101"));
    return directory;
  }

  private static List<Resource> family(Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(GivenMash.contact("theo"));
    family.add(GivenMash.refusal("theo", "dana"));
    family.addAll(List.of(more));
    for (Resource resource : family) {
      if (resource instanceof Patient child) {
        child.setGender(AdministrativeGender.MALE);
        child.addAddress().addLine(STREET).setPostalCode("PE1 9ZZ");
        child.addTelecom().setValue(TELEPHONE);
        child.addContact().addTelecom().setValue(TELEPHONE);
        child.addGeneralPractitioner(new Reference("Organization/orchard"));
        child.addExtension(Canonical.SCHOOL_SETTING, new Reference("Organization/fenbank"));
      } else if (resource instanceof RelatedPerson adult) {
        adult.addAddress().addLine(STREET).setPostalCode("PE1 9ZZ");
        adult.addTelecom().setValue(TELEPHONE);
      }
    }
    return family;
  }

  private static String text(View view) {
    var json = FhirContext.forR4Cached().newJsonParser();
    return view.resources().values().stream()
        .map(json::encodeResourceToString)
        .collect(Collectors.joining("\n"));
  }
}
