package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A court's order, a closed identity, whom not to tell: no consent and no override lifts them. */
class HardStopsTest {

  @DisplayName("4.41 4.55 A hard stop stands against every permission and every override")
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"court-order", "do-not-tell", "identity-closed"})
  void nothingLiftsIt(String code) {
    Flag stop = Given.flag(code, "theo");
    for (Recipient recipient : List.of(ReidOkafor.HEALTH, ReidOkafor.SCHOOL, ReidOkafor.MASH)) {
      Map<String, Decision> decisions = decide(recipient, stop, GivenMash.override("theo", "maya"));
      for (String key :
          List.of("EpisodeOfCare/episode-theo", "Condition/speech", "CarePlan/plan-theo")) {
        assertThat(decisions.get(key).rule()).isEqualTo("deny/hard-stop/" + code);
        assertThat(decisions.get(key).outcome()).isEqualTo(Outcome.DENY);
      }
      // what is of the whole family is of this child too
      assertThat(decisions.get("Goal/g4").rule()).isEqualTo("deny/hard-stop/" + code);
    }
    assertThat(decide(ReidOkafor.SCHOOL, stop).get("Condition/attendance").rule())
        .as("a sibling's own")
        .isEqualTo("permission/needs/child");
    assertThat(decide(ReidOkafor.COUNCIL, stop).get("Condition/speech").rule())
        .isEqualTo("public-task");
  }

  @DisplayName("4.41 One that names organisations stops those and no others")
  @Test
  void onlyWhomItNames() {
    Flag stop = Given.flag("court-order", "theo");
    stop.addExtension(Canonical.STOPS_FOR, new Reference("Organization/hv-p"));
    assertThat(decide(ReidOkafor.HEALTH, stop).get("Condition/speech").rule())
        .isEqualTo("deny/hard-stop/court-order");
    assertThat(decide(ReidOkafor.SCHOOL, stop).get("EpisodeOfCare/episode-theo").rule())
        .isEqualTo("permission/existence/child");
    stop.addExtension(Canonical.STOPS_FOR, new Reference().setDisplay("his old school"));
    assertThat(decide(ReidOkafor.SCHOOL, stop).get("EpisodeOfCare/episode-theo").rule())
        .as("of one named in words only it can't be told whom it means")
        .isEqualTo("deny/hard-stop/court-order");
    Flag person = Given.flag("court-order", "theo");
    person.addExtension(Canonical.STOPS_FOR, new Reference("Practitioner/ruth"));
    assertThat(decide(ReidOkafor.SCHOOL, person).get("EpisodeOfCare/episode-theo").rule())
        .as("of a person it can't be told for which organisations they work")
        .isEqualTo("deny/hard-stop/court-order");
  }

  @DisplayName("4.41 It holds until it is told to be inactive")
  @ParameterizedTest(name = "{0}")
  @CsvSource({"ACTIVE,true", "NULL,true", "INACTIVE,false", "ENTEREDINERROR,false"})
  void untilItIsInactive(FlagStatus status, boolean stops) {
    Flag stop = Given.flag("court-order", "theo");
    stop.setStatus(status);
    stop.getPeriod().getEndElement().setValueAsString("2020-01-01");
    assertThat(decide(ReidOkafor.HEALTH, stop).get("Condition/speech").rule())
        .isEqualTo(stops ? "deny/hard-stop/court-order" : "permission/needs/child");
  }

  @DisplayName("4.41 One that does not say about whom it is stops everything")
  @Test
  void aboutWhomIsNotTold() {
    for (Reference subject : Arrays.asList(null, new Reference("Group/reid"))) {
      Flag stop = Given.flag("court-order", "theo");
      stop.setSubject(subject);
      assertThat(decide(ReidOkafor.SCHOOL, stop).get("Condition/attendance").rule())
          .isEqualTo("deny/hard-stop/court-order");
    }
  }

  @DisplayName("The MASH goes on seeing its contact, but of a closed identity nothing")
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "court-order,safeguarding/mash,safeguarding/identity",
    "do-not-tell,safeguarding/mash,safeguarding/identity",
    "identity-closed,deny/hard-stop/identity-closed,deny/hard-stop/identity-closed"
  })
  void theContact(String code, String contact, String child) {
    Map<String, Decision> decisions =
        decide(ReidOkafor.MASH, Given.flag(code, "theo"), GivenMash.override("theo"));
    assertThat(decisions.get("Task/contact-theo").rule()).isEqualTo(contact);
    assertThat(decisions.get("Patient/theo").rule()).isEqualTo(child);
    assertThat(decisions.get("Patient/maya").outcome()).isEqualTo(Outcome.DENY);
    assertThat(decisions.get("Patient/theo").consents())
        .as("no override counts: there is no story, which would say that nothing is known")
        .isEmpty();
  }

  @DisplayName(
      "4.41 Of several the strictest decides: a closed identity shows not even its contact")
  @Test
  void theStrictestOfSeveral() {
    Map<String, Decision> decisions =
        decide(
            ReidOkafor.MASH,
            Given.flag("court-order", "theo"),
            Given.flag("identity-closed", "theo"),
            Given.flag("do-not-tell", "theo"));
    assertThat(decisions.get("Task/contact-theo").rule())
        .isEqualTo("deny/hard-stop/identity-closed");
  }

  private static Map<String, Decision> decide(Recipient recipient, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.addAll(GivenMash.contact("theo"));
    Stream.of(more).forEach(family::add);
    return Authority.decide(recipient, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT);
  }
}
