package onestory.story;

import static onestory.story.GivenStory.action;
import static onestory.story.GivenStory.adult;
import static onestory.story.GivenStory.child;
import static onestory.story.GivenStory.goal;
import static onestory.story.GivenStory.in;
import static onestory.story.GivenStory.mustNotContact;
import static onestory.story.GivenStory.need;
import static onestory.story.GivenStory.said;
import static onestory.story.GivenStory.strength;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.ClinicalImpression;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in the copy of the plan that the household takes home: one line, one rule. */
class FamilyCopyTest {

  private static Stream<Arguments> rules() {
    return Stream.of(
        arguments("a child's need", true, need("n", "1.1", "Patient/maya")),
        arguments("a need that the family shares", true, need("n", "9.2", "Group/g")),
        arguments("a need that is one adult's own", false, personal("n")),
        arguments(
            "a need of an adult with a record of their own",
            false,
            need("n", "3.2", "Patient/adult")),
        arguments("a goal", true, goal("x", "Patient/maya", "n")),
        arguments("a goal that addresses one adult's need", false, goal("x", "Group/g", "secret")),
        arguments("an action", true, action("t", "maya", "shown", "Person/dana")),
        arguments("an action of such a goal", false, action("t", "maya", "hidden", "Person/dana")),
        arguments(
            "an action of somebody kept away",
            false,
            action("t", "maya", "shown", "RelatedPerson/karl-maya")),
        arguments("a strength", true, strength("s", "Patient/maya", "w")),
        arguments("another observation", false, in("assessment", "o", new Observation())),
        arguments("the child's words", true, said("q", "Patient/maya", "Patient/maya", "w")),
        arguments(
            "the words of the mother who lives there",
            true,
            said("q", "Patient/maya", "Person/dana", "w")),
        arguments(
            "the words of the father who does not",
            false,
            said("q", "Patient/maya", "Person/chidi", "w")),
        arguments("words of nobody knows whom", false, said("q", "Patient/maya", null, "w")),
        arguments("an analysis", false, in("analysis", "a", new ClinicalImpression())),
        arguments("a safety plan", false, in("safety-plan", "p", new CarePlan())),
        arguments(
            "a contact with the safeguarding hub", false, in("mash", "m", new ServiceRequest())),
        arguments("a case note", false, in("case-notes", "d", new DocumentReference())),
        arguments("a consent", false, in("agreement", "c", new Consent())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rules")
  void mayStand(String what, boolean expected, Resource resource) {
    var record = household();
    record.add(resource);
    var copy = new FamilyCopy(record).resources();
    var kept = copy.get(Key.of(resource));

    assertThat(kept != null && !isEmptied(kept)).as(what).isEqualTo(expected);
  }

  @Test
  void nobodyLearnsWhereAnybodyIsOrHowToReachThem() {
    var record = household();
    for (var resource : record) {
      if (resource instanceof Patient patient) {
        patient.addAddress().setText("CANARY");
        patient.addTelecom().setValue("CANARY");
        patient.addContact().addTelecom().setValue("CANARY");
        patient.addGeneralPractitioner(new Reference("Organization/gp").setDisplay("CANARY"));
      } else if (resource instanceof RelatedPerson related) {
        related.addAddress().setText("CANARY");
        related.addTelecom().setValue("CANARY");
      }
    }
    assertThat(text(new FamilyCopy(record).resources().values())).doesNotContain("CANARY");
    assertThat(text(record)).as("the record stays as it is").contains("CANARY");
  }

  @Test
  void whoMustBeKeptAwayIsNowhereInIt() {
    assertThat(text(new FamilyCopy(household()).resources().values())).doesNotContain("karl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"R", "V"})
  void whereAFamilyIsHiddenNoSchoolIsNamed(String label) {
    var record = household();
    record.add(in("existence", "school", new Organization().setName("Fenbank")));
    assertThat(new FamilyCopy(record).resources()).containsKey("Organization/school");

    record
        .get(0)
        .getMeta()
        .addSecurity(
            new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", label, null));
    assertThat(new FamilyCopy(record).resources()).doesNotContainKey("Organization/school");
  }

  @Test
  void itSaysThatPartsAreTalkedAboutApartOnlyWhereThereAreSuch() {
    var record = household();
    record.removeIf(resource -> Key.of(resource).equals("Condition/secret"));
    assertThat(new FamilyCopy(record).leavesPersonalPartsOut()).isFalse();
    assertThat(new FamilyCopy(household()).leavesPersonalPartsOut()).isTrue();
  }

  private static List<Resource> household() {
    List<Resource> record = new ArrayList<>(List.of(child("maya", "Maya")));
    record.addAll(adult("dana", "maya", true));
    record.addAll(adult("chidi", "maya", false));
    record.addAll(adult("karl", "maya", true));
    record.addAll(
        Arrays.asList(
            in("needs", "adult", new Patient()),
            mustNotContact("maya", "karl"),
            personal("secret"),
            goal("shown", "Patient/maya", "n"),
            goal("hidden", "Group/g", "secret"),
            in("existence", "g", new Group())));
    return record;
  }

  private static Condition personal(String id) {
    var need = need(id, "5.2", "Group/g");
    need.addExtension(
        GivenStory.GUIDE + "StructureDefinition/data-subject", new Reference("Person/dana"));
    return need;
  }

  private static boolean isEmptied(Resource resource) {
    return resource instanceof QuestionnaireResponse response && !response.hasItem();
  }

  private static String text(Iterable<? extends Resource> resources) {
    var parser = FhirContext.forR4Cached().newJsonParser();
    return StreamSupport.stream(resources.spliterator(), false)
        .map(parser::encodeResourceToString)
        .collect(Collectors.joining("\n"));
  }
}
