package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import onestory.authority.Authority;
import onestory.authority.Family;
import onestory.authority.Given;
import onestory.authority.GivenMash;
import onestory.authority.Key;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not be told is found however people write it, and wherever in a resource it stands. */
class HiddenTextTest {

  private static final Whereabouts.Signs SIGNS =
      new Whereabouts.Signs(
          Set.of("https://fhir.hl7.org.uk/Id/urn-school-number"),
          Set.of("primary", "school", "surgery", "the", "st", "saint"));

  @DisplayName("4.39 4.40 An unknown child's name is found however somebody writes it")
  @ParameterizedTest(name = "{0} in ''{1}''")
  @CsvSource({
    "Zoë,'Maya and Zoë walk to school'",
    "Zoë,'Maya and Zoe\u0308 walk to school'",
    "Zoe\u0308,'Maya and Zoë walk to school'",
    "Zoë,'Maya and Zoe walk to school'",
    "Zoë,'ZOE is her sister'",
    "Michał,'Maya and Michal play'",
    "Łukasz,'lukasz reads to Maya'",
    "D'Arcy,'Maya and D\u2019Arcy play'",
    "D\u2019Arcy,'Maya and D''Arcy play'",
    "Anna-Lena,'Maya and Anna\u2011Lena play'",
    "Anna-Lena,'Maya and Anna Lena play'",
    "Mary Ann,'Maya and Mary\u00a0Ann play'",
    "Mary Ann,'Maya and Mary-Ann play'",
    "Theo,'Maya and The\u00ado play'",
    "Theo,'Maya and T\u200bheo play'",
    "Theo,'Maya and \uff34heo play'"
  })
  void aNameHoweverItIsWritten(String name, String words) {
    assertThat(school(name, words).find("Goal/g1")).isEmpty();
  }

  @DisplayName("4.40 What only looks a little like the name is told")
  @ParameterizedTest(name = "{0} in ''{1}''")
  @CsvSource({
    "Zoë,'Maya likes the zoetrope'",
    "Will,'Maya will come, and will help'",
    "Theo,'Maya has a theory'",
    "Anna-Lena,'Maya and Anna play'"
  })
  void noName(String name, String words) {
    assertThat(school(name, words).find("Goal/g1")).isPresent();
  }

  private static View school(String name, String words) {
    List<Resource> family = ReidOkafor.after("4");
    family.removeIf(r -> r instanceof Consent c && c.getId().matches("(dana|chidi)-theo-fenbank"));
    for (Resource resource : family) {
      if (Key.of(resource).equals("Patient/theo")) {
        ((Patient) resource).getNameFirstRep().setGiven(List.of(new StringType(name)));
      } else if (Key.of(resource).equals("Goal/g1")) {
        ((Goal) resource).getDescription().setText(words);
      }
    }
    return Views.school(family);
  }

  @DisplayName("4.39 The school of a protected family is found however somebody writes it")
  @ParameterizedTest
  @ValueSource(strings = {"at St Oswald's", "at St Oswald\u2019s.", "ST OSWALD\u02bcS", "oswald`s"})
  void aSchoolHoweverItIsWritten(String words) {
    var school = new Organization().setName("St Oswald's Primary School");
    school.setId("s");
    school
        .addIdentifier()
        .setSystem("https://fhir.hl7.org.uk/Id/urn-school-number")
        .setValue("900103");
    var hidden =
        Whereabouts.of(
            ReidOkafor.HEALTH,
            List.of(Given.flag("protected-address", "theo")),
            List.of(school),
            SIGNS);
    assertThat(hidden.hides(words)).isTrue();
  }

  @DisplayName("4.38 A protected address is in no text either: neither street, postcode nor number")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Visit at 14 Hidden Lane on Monday",
        "they live in hidden  lane",
        "post goes to PE1 9ZZ",
        "PE19ZZ",
        "pe1-9zz",
        "call 01632 960777",
        "call 01632960777",
        "call (01632) 960 777",
        "call +44 1632 960777",
        "mail dana@mail.example"
      })
  void aProtectedAddressInWords(String words) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.add(Given.flag("protected-address", "theo"));
    for (Resource resource : family) {
      if (Key.of(resource).equals("Goal/g2")) {
        ((Goal) resource).getDescription().setText(words);
      } else if (Key.of(resource).equals("Patient/theo")) {
        ((Patient) resource).addAddress().addLine("14 Hidden Lane").setPostalCode("PE1 9ZZ");
      } else if (resource instanceof RelatedPerson adult) {
        adult.addTelecom().setValue("01632 960777");
        adult.addTelecom().setValue("dana@mail.example");
      }
    }
    var decisions =
        Authority.decide(ReidOkafor.HEALTH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
    View view =
        View.of(
            ReidOkafor.HEALTH,
            family,
            ReidOkafor.directory(),
            decisions,
            Views.HEALTH,
            Whereabouts.of(ReidOkafor.HEALTH, family, ReidOkafor.directory(), SIGNS));
    assertThat(ReidOkaforViewTest.text(view)).doesNotContain(words);
    assertThat(view.find("Goal/g1")).isPresent();
  }

  @DisplayName("4.38 Nor does it stand in the written record of a meeting, which is a narrative")
  @ParameterizedTest
  @ValueSource(strings = {"Theo is at Fenbank now", "They live in 14 Hidden Lane"})
  void theRecordOfAMeeting(String words) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(GivenMash.contact("theo"));
    family.add(GivenMash.override("theo", "maya"));
    family.add(Given.flag("protected-address", "theo"));
    for (Resource resource : family) {
      if (Key.of(resource).equals("Patient/theo")) {
        ((Patient) resource).addAddress().addLine("14 Hidden Lane");
        ((Patient) resource)
            .addExtension(
                onestory.authority.Canonical.SCHOOL_SETTING, new Reference("Organization/fenbank"));
      }
    }
    Composition record = Given.labelled(new Composition(), "record", "case-notes");
    record.setSubject(new Reference("Patient/theo"));
    record.addSection().setTitle("Changes").setText(narrative("All is well."));
    record.addSection().setTitle("Summary").setText(narrative(words));
    family.add(record);
    var needs = new Needs(Set.of(), Set.of("existence", "plan", "needs", "case-notes"));
    View view =
        View.of(
            ReidOkafor.MASH,
            family,
            directory(),
            Authority.decide(ReidOkafor.MASH, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT),
            needs,
            Whereabouts.of(ReidOkafor.MASH, family, directory(), SIGNS));
    assertThat(view.find("Composition/record")).isPresent();
    assertThat(ReidOkaforViewTest.text(view))
        .contains("All is well.")
        .doesNotContainIgnoringCase("fenbank", "hidden lane");
  }

  private static List<Resource> directory() {
    List<Resource> directory = new ArrayList<>(ReidOkafor.directory());
    for (Resource resource : directory) {
      if (Key.of(resource).equals("Organization/fenbank")) {
        ((Organization) resource).setName("Fenbank Primary School");
      }
    }
    return directory;
  }

  private static Narrative narrative(String words) {
    var narrative = new Narrative().setStatus(Narrative.NarrativeStatus.ADDITIONAL);
    narrative.setDivAsString(
        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><pre>" + words + "</pre></div>");
    return narrative;
  }
}
