package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onestory.authority.Canonical;
import onestory.authority.Key;
import onestory.authority.Outcome;
import onestory.authority.ReidOkafor;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 1: what each organisation holds in the end, and nothing else. */
class ReidOkaforViewTest {

  private static final List<String> EXISTENCE =
      List.of(
          "Patient/maya",
          "Patient/theo",
          "EpisodeOfCare/episode-maya",
          "EpisodeOfCare/episode-theo",
          "PractitionerRole/sam",
          "Practitioner/sam",
          "Organization/fenbank");

  @Test
  void healthVisitingAfterTheMeeting() {
    assertThat(keys(Views.health(ReidOkafor.after("4"))))
        .containsAll(EXISTENCE)
        .containsOnly(
            plus(
                "Appointment/next-maya",
                "Appointment/next-theo",
                "Group/reid",
                "CarePlan/plan-theo",
                "CarePlan/plan-maya",
                "Condition/speech",
                "Condition/eviction",
                "Goal/g1",
                "Goal/g2",
                "Goal/g4",
                "Task/pick-ups",
                "Task/breakfast",
                "Task/review",
                "Task/housing",
                "QuestionnaireResponse/about-theo",
                "RelatedPerson/joan-maya",
                "RelatedPerson/dana-theo",
                "PractitionerRole/ruth",
                "Practitioner/ruth",
                "Organization/hv-p"));
  }

  @Test
  void theSchoolAfterTheMeeting() {
    assertThat(keys(Views.school(ReidOkafor.after("4"))))
        .containsAll(EXISTENCE)
        .containsOnly(
            plus(
                "Appointment/next-maya",
                "Appointment/next-theo",
                "Group/reid",
                "CarePlan/plan-maya",
                "Condition/attendance",
                "Condition/eviction",
                "Goal/g1",
                "Goal/g4",
                "Task/pick-ups",
                "Task/breakfast",
                "Task/housing",
                "RelatedPerson/joan-maya",
                "RelatedPerson/dana-theo"));
  }

  @Test
  void theSchoolAndHealthOnceBothParentsPermitted() {
    assertThat(keys(Views.school(ReidOkafor.after("3b"))))
        .containsOnly(plus("Group/reid", "Condition/attendance", "Condition/eviction"));
    assertThat(keys(Views.health(ReidOkafor.after("3b"))))
        .containsOnly(
            plus(
                "Group/reid",
                "Condition/speech",
                "Condition/eviction",
                "QuestionnaireResponse/about-theo"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void nobodyBeforeAnybodyPermitted(String step) {
    assertThat(keys(Views.school(ReidOkafor.after(step)))).isEmpty();
    assertThat(keys(Views.health(ReidOkafor.after(step)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3a", "3b", "4"})
  void theCouncilHoldsEverythingUnchanged(String step) {
    List<Resource> family = ReidOkafor.after(step);
    View view = Views.council(family);
    assertThat(view.resources().values()).containsAll(family);
    assertThat(view.withheld()).isEmpty();
    assertThat(keys(view)).doesNotContain("Organization/elsewhere", "Practitioner/stranger");
    assertThat(view.decisions().values()).allMatch(d -> d.outcome() == Outcome.PERMIT);
  }

  @Test
  void plansListOnlyWhatIsHeld() {
    View school = Views.school(ReidOkafor.after("4"));
    CarePlan plan = (CarePlan) school.find("CarePlan/plan-maya").orElseThrow();
    assertThat(plan.getGoal())
        .extracting(Reference::getReference)
        .containsExactly("Goal/g1", "Goal/g4");
    assertThat(plan.getAddresses())
        .extracting(Reference::getReference)
        .containsExactly("Condition/attendance", "Condition/eviction");
    assertThat(plan.getActivity())
        .extracting(activity -> activity.getReference().getReference())
        .containsExactly("Task/pick-ups", "Task/breakfast", "Task/housing");
    assertThat(school.decisions().get("CarePlan/plan-maya").outcome())
        .isEqualTo(Outcome.PERMIT_REDACTED);
    Goal goal = (Goal) Views.health(ReidOkafor.after("4")).find("Goal/g1").orElseThrow();
    assertThat(goal.getAddresses()).isEmpty();
  }

  @Test
  void peopleCarryOnlyTheIdentifiersThatTheOrganisationUses() {
    View health = Views.health(ReidOkafor.after("4"));
    Patient theo = (Patient) health.find("Patient/theo").orElseThrow();
    assertThat(theo.getIdentifier()).extracting("value").containsExactly("9990001073");
    RelatedPerson joan = (RelatedPerson) health.find("RelatedPerson/joan-maya").orElseThrow();
    assertThat(joan.getIdentifier()).isEmpty();
    Patient maya = (Patient) Views.school(ReidOkafor.after("4")).find("Patient/maya").orElseThrow();
    assertThat(maya.getIdentifier()).isEmpty();
  }

  @Test
  void theSchoolsOwnActionIsMarkedAndTheGoalThatItServes() {
    View school = Views.school(ReidOkafor.after("4"));
    assertThat(school.yours()).containsExactly("Goal/g1", "Task/breakfast");
    Set<String> tagged =
        school.resources().values().stream()
            .filter(r -> r.getMeta().getTag(Canonical.DELIVERY, "yours") != null)
            .map(Key::of)
            .collect(Collectors.toSet());
    assertThat(tagged).isEqualTo(school.yours());
    assertThat(Views.health(ReidOkafor.after("4")).yours())
        .containsExactly("Goal/g2", "Task/review");
  }

  @Test
  void theFamilyGroupListsOnlyTheChildrenHeld() {
    List<Resource> family = ReidOkafor.after("4");
    family.removeIf(r -> Key.of(r).matches("Consent/.*-theo-fenbank"));
    View school = Views.school(family);
    Group group = (Group) school.find("Group/reid").orElseThrow();
    assertThat(group.getMember())
        .extracting(member -> member.getEntity().getReference())
        .containsExactly("Patient/maya");
    assertThat(((Task) school.find("Task/housing").orElseThrow()).getFor().getReference())
        .isEqualTo("Group/reid");
    assertThat(text(school).toLowerCase(java.util.Locale.ROOT)).doesNotContain("theo");
  }

  @Test
  void theRecordIsNotTouched() {
    List<Resource> family = ReidOkafor.after("4");
    List<String> before = family.stream().map(ContentHash::of).toList();
    Views.school(family);
    Views.council(family);
    assertThat(family.stream().map(ContentHash::of).toList()).isEqualTo(before);
  }

  static String text(View view) {
    var parser = FhirContext.forR4Cached().newJsonParser();
    return view.resources().values().stream()
        .map(parser::encodeResourceToString)
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> keys(View view) {
    return view.resources().keySet();
  }

  private static String[] plus(String... more) {
    return java.util.stream.Stream.concat(EXISTENCE.stream(), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }
}
