package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Media;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What belongs to the family, to several children, or to an adult as well as a child. */
class FamilyCasesTest {

  @DisplayName(
      "4.40 A need of the family goes through one child's plan, anything else through every child")
  @Test
  void aNeedOfTheFamilyGoesThroughOneChildsPlanAnythingElseThroughEveryChild() { // 40
    Consent maya = Given.share("dana", "maya", "fenbank", "plan needs assessment");
    assertThat(rule("Condition/eviction", maya)).isEqualTo("permission/plan/family");
    assertThat(rule("Goal/g4", maya)).isEqualTo("permission/plan/family");
    assertThat(rule("Task/housing", maya)).isEqualTo("permission/plan/family");
    assertThat(rule("QuestionnaireResponse/about-family", maya)).isEqualTo("deny/no-consent");
    Consent theo = Given.share("dana", "theo", "fenbank", "assessment");
    assertThat(rule("QuestionnaireResponse/about-family", maya, theo))
        .isEqualTo("permission/assessment/family");
  }

  @DisplayName("4.40 A sibling without permission stays unknown")
  @Test
  void aSiblingWithoutPermissionStaysUnknown() { // 40
    Consent maya = Given.share("dana", "maya", "fenbank", "plan needs");
    for (String key :
        List.of("Patient/theo", "EpisodeOfCare/episode-theo", "Goal/g2", "CarePlan/plan-theo")) {
      assertThat(rule(key, maya)).isEqualTo("deny/no-consent");
    }
  }

  @Test
  void aFamilyNeedExceptedForOneChildIsExceptedForAll() {
    Consent maya = Given.share("dana", "maya", "fenbank", "plan");
    Consent theo = Given.share("dana", "theo", "fenbank", "existence", "9.2");
    assertThat(rule("Condition/eviction", maya, theo)).isEqualTo("deny/exception/need-9.2");
    assertThat(rule("Task/housing", maya, theo)).isEqualTo("deny/exception/need-9.2");
  }

  @DisplayName("4.39 Every adult whose own information it is must permit")
  @Test
  void everyAdultWhoseOwnInformationItIsMustPermit() { // 39
    Consent dana = Given.share("dana", "maya", "fenbank", "plan");
    assertThat(rule("Condition/conflict", dana)).isEqualTo("deny/data-subject");
    Consent chidi = Given.share("chidi", "maya", "fenbank", "existence");
    assertThat(rule("Condition/conflict", dana, chidi)).isEqualTo("deny/data-subject");
    Consent chidiToo = Given.share("chidi", "theo", "fenbank", "plan");
    assertThat(rule("Condition/conflict", dana, chidiToo)).isEqualTo("permission/plan/family");
    assertThat(rule("Goal/g3", dana, chidiToo)).isEqualTo("permission/plan/family");
    assertThat(decision("Task/programme-chidi", dana, chidiToo).consents())
        .contains("Consent/dana-maya-fenbank/_history/1", "Consent/chidi-theo-fenbank/_history/1");
    chidiToo.setStatus(ConsentState.INACTIVE);
    assertThat(rule("Condition/conflict", dana, chidiToo)).isEqualTo("deny/data-subject");
  }

  @Test
  void anAdultPermitsTheirOwnInformationWithoutParentalResponsibility() {
    Resource need = Given.need("grandmother", "7.2", "Patient/maya", "joan");
    Consent dana = Given.share("dana", "maya", "fenbank", "needs");
    Consent joan = Given.share("joan", "maya", "fenbank", "needs");
    assertThat(rule("Condition/grandmother", need, dana)).isEqualTo("deny/data-subject");
    assertThat(rule("Condition/grandmother", need, dana, joan)).isEqualTo("permission/needs/child");
    assertThat(rule("Condition/grandmother", need, joan)).isEqualTo("deny/no-consent");
  }

  @DisplayName("4.39 What an adult says about themselves holds back what is their own")
  @Test
  void anAdultHoldsBackWhatIsTheirOwn() {
    Resource need = Given.need("grandmother", "7.2", "Patient/maya", "gran");
    Consent dana = Given.share("dana", "maya", "fenbank", "needs");
    Consent own = Given.share("gran", "gran", "fenbank", "needs");
    own.setPerformer(List.of(new Reference("Patient/gran")));
    List<Resource> more = new ArrayList<>(Given.adultWithNeeds("gran"));
    more.addAll(List.of(need, dana, own));
    assertThat(rule("Condition/grandmother", more.toArray(Resource[]::new)))
        .isEqualTo("permission/needs/child");
    Given.except(own, "7.2");
    assertThat(rule("Condition/grandmother", more.toArray(Resource[]::new)))
        .isEqualTo("deny/exception/need-7.2");
    own.setImplicitRules("urn:unheard-of");
    assertThat(rule("Condition/grandmother", more.toArray(Resource[]::new)))
        .isEqualTo("review/consent-unreadable");
  }

  @Test
  void aDataSubjectWhoCannotBeToldDeniesOrNeedsAPerson() {
    Consent dana = Given.share("dana", "maya", "fenbank", "needs");
    assertThat(rule("Condition/x", Given.need("x", "7.2", "Patient/maya", "nobody"), dana))
        .isEqualTo("deny/data-subject");
    Resource unreadable = Given.need("x", "7.2", "Patient/maya");
    ((Condition) unreadable)
        .addExtension(new Extension(Canonical.DATA_SUBJECT, new StringType("dana")));
    assertThat(rule("Condition/x", unreadable, dana)).isEqualTo("review/needs-unknown");
  }

  @Test
  void whatCannotBeToldIsNotSent() {
    Consent dana = Given.share("dana", "maya", "fenbank", "plan needs");
    assertThat(rule("Goal/g9", Given.goal("g9", "Patient/maya", "gone"), dana))
        .isEqualTo("review/needs-unknown");
    Condition coded = Given.need("x", "7.2", "Patient/maya");
    coded.setCode(null);
    assertThat(rule("Condition/x", coded, dana)).isEqualTo("review/needs-unknown");
    assertThat(rule("Goal/g9", Given.goal("g9", "Group/unknown"), dana))
        .isEqualTo("deny/no-subject");
    assertThat(rule("Goal/g9", Given.goal("g9", "Location/home"), dana))
        .isEqualTo("deny/no-subject");
  }

  @Test
  @DisplayName("4.44 What was never so and can't be told is not sent, and nobody is asked about it")
  void whatWasNeverSoAndCannotBeToldIsNotSentAndNobodyIsAsked() {
    Consent dana = Given.share("dana", "maya", "fenbank", "plan needs");
    Task never = Given.action("a9", "maya", "gone", "Organization/fenbank");
    assertThat(rule("Task/a9", never, dana)).isEqualTo("review/needs-unknown");
    never.setStatus(Task.TaskStatus.ENTEREDINERROR);
    assertThat(rule("Task/a9", never, dana)).isEqualTo("deny/in-error");
  }

  @Test
  void anObservationTellsTheNeedsOfTheGoalItIsAbout() {
    Observation observation = Given.observation("o", "plan", "Patient/maya");
    observation.addFocus(new Reference("Goal/g3"));
    Consent dana = Given.share("dana", "maya", "fenbank", "plan");
    assertThat(rule("Observation/o", observation, dana)).isEqualTo("deny/data-subject");
    assertThat(
            rule(
                "Observation/o",
                observation,
                dana,
                Given.share("chidi", "maya", "fenbank", "plan", "5.2")))
        .isEqualTo("deny/exception/need-5.2");
  }

  @Test
  void aTypeOfWhichItIsNotKnownWhomItIsAboutGoesToNobody() {
    Resource strange = Given.labelled(new Media(), "m", "plan");
    assertThat(rule("Media/m", strange, Given.share("dana", "maya", "fenbank", "plan")))
        .isEqualTo("deny/unknown-type");
  }

  @Test
  void organisationsAndProfessionalsGoAlong() {
    Resource[] directory = ReidOkafor.directory().toArray(Resource[]::new);
    for (Resource one : directory) {
      assertThat(rule(Key.of(one), directory)).isEqualTo("carried/directory");
    }
  }

  @Test
  void anActionForOneChildOnAGoalOfAnotherConcernsBoth() {
    Task action = Given.action("a", "maya", "g2", "PractitionerRole/sam");
    Consent maya = Given.share("dana", "maya", "fenbank", "plan");
    assertThat(rule("Task/a", action, maya)).isEqualTo("deny/no-consent");
    assertThat(rule("Task/a", action, maya, Given.share("dana", "theo", "fenbank", "plan")))
        .isEqualTo("permission/plan/child");
  }

  @Test
  void anActionOnWhatIsNoGoalIsOfItsOwnChildAlone() {
    Task action = Given.action("a", "theo", "g2", "PractitionerRole/sam");
    action.setFocus(new Reference("Observation/joans-help"));
    assertThat(rule("Task/a", action, Given.share("dana", "maya", "fenbank", "plan")))
        .isEqualTo("deny/no-consent");
    assertThat(rule("Task/a", action, Given.share("dana", "theo", "fenbank", "plan")))
        .isEqualTo("permission/plan/child");
  }

  @Test
  void tasksThatPointAtEachOtherEnd() {
    Task a = Given.action("a", "maya", "g1", "PractitionerRole/sam");
    Task b = Given.action("b", "maya", "g1", "PractitionerRole/sam");
    a.setFocus(new Reference("Task/b"));
    b.setFocus(new Reference("Task/a"));
    assertThat(rule("Task/a", a, b, Given.share("dana", "maya", "fenbank", "plan")))
        .isEqualTo("permission/plan/child");
  }

  @DisplayName("4.41 Parental responsibility recorded twice and differently is a no")
  @Test
  void parentalResponsibilityRecordedTwiceAndDifferentlyIsANo() { // 41
    RelatedPerson courtOrder = Given.related("dana", "maya", "no");
    courtOrder.setId("court-order");
    assertThat(rule("Goal/g1", courtOrder, Given.share("dana", "maya", "fenbank", "plan")))
        .isNotEqualTo("permission/plan/child");
  }

  private static String rule(String key, Resource... more) {
    return decision(key, more).rule();
  }

  private static Decision decision(String key, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r instanceof Consent c && c.getProvision().hasActor());
    family.addAll(List.of(more));
    return Authority.decide(ReidOkafor.SCHOOL, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get(key);
  }
}
