package onestory.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An adult with needs of their own is told as a Patient too, and is no child of the family. */
class AdultWithNeedsTest {

  private static final String NEED = "Condition/own";

  @Test
  void isNoChildOfTheFamily() {
    // had Dana counted as a child, her agreement and permission as one would be missing
    Consent maya = Given.share("dana", "maya", "fenbank", "plan needs assessment");
    Consent theo = Given.share("dana", "theo", "fenbank", "assessment");
    assertThat(decision("QuestionnaireResponse/about-family", maya, theo).rule())
        .isEqualTo("permission/assessment/family");
  }

  @ParameterizedTest
  @CsvSource({
    "dana, needs, dana, permission/needs/family",
    "chidi, needs, , deny/data-subject",
    "dana, plan, dana, deny/class/needs",
    "chidi, needs, dana, permission/needs/family"
  })
  void permitsWhatIsAboutThemselves(String parent, String classes, String self, String expected) {
    List<Resource> consents = new ArrayList<>();
    for (String child : List.of("maya", "theo")) {
      consents.add(Given.share(parent, child, "fenbank", classes));
      if (self != null) {
        consents.add(Given.share(self, child, "fenbank", classes));
      }
    }
    assertThat(decision(NEED, distinct(consents)).rule()).isEqualTo(expected);
  }

  @Test
  void permitsAsThePatientThatTheyAreToo() {
    Consent own = Given.share("dana", "maya", "fenbank", "needs");
    own.setId("own-share");
    own.setPatient(new Reference("Patient/dana"));
    own.setPerformer(List.of(new Reference("Patient/dana")));
    assertThat(
            decision(
                    NEED,
                    own,
                    Given.share("chidi", "maya", "fenbank", "needs"),
                    Given.share("chidi", "theo", "fenbank", "needs"))
                .rule())
        .isEqualTo("permission/needs/family");
  }

  @Test
  void asThePatientThatTheyAreTooTheyAnswerForNoChild() {
    Consent asParent = Given.share("dana", "theo", "fenbank", "needs");
    assertThat(decision("Condition/speech", asParent).rule()).isEqualTo("permission/needs/child");
    asParent.setPerformer(List.of(new Reference("Patient/dana")));
    assertThat(decision("Condition/speech", asParent).rule()).isEqualTo("deny/no-consent");
  }

  @Test
  void aChildWhoWasMergedWithAnotherIsNoneToAsk() {
    Patient merged = Given.child("merged", "9990001146");
    Consent maya = Given.share("dana", "maya", "fenbank", "needs");
    Consent theo = Given.share("dana", "theo", "fenbank", "needs");
    assertThat(decision(NEED, maya, theo, merged).rule()).isEqualTo("deny/no-agreement");
    merged.addLink().setType(LinkType.SEEALSO).setOther(new Reference("Patient/maya"));
    assertThat(decision(NEED, maya, theo, merged).rule()).isEqualTo("deny/no-agreement");
    merged.getLinkFirstRep().setType(LinkType.REPLACEDBY);
    assertThat(decision(NEED, maya, theo, merged).rule()).isEqualTo("permission/needs/family");
  }

  @Test
  void whoIsToldByNoWholeIdentifierIsNobodyElse() {
    RelatedPerson one = Given.related("joan", "theo", "no");
    RelatedPerson other = Given.related("dana", "theo", "yes");
    for (RelatedPerson each : List.of(one, other)) {
      each.setIdentifier(null);
      each.addIdentifier().setSystem("urn:ids");
      each.addIdentifier().setValue("7");
    }
    var humans = new Humans(List.of(one, other));
    assertThat(humans.id(Key.of(one))).isPresent().isNotEqualTo(humans.id(Key.of(other)));
  }

  @Test
  void goesAlongWithWhatIsAboutThem() {
    assertThat(decision("Patient/dana").outcome()).isEqualTo(Outcome.CARRIED);
  }

  @Test
  void isOneHumanByAnyIdentifierOrByLink() {
    RelatedPerson byIdentifier = Given.related("joan", "theo", "yes");
    byIdentifier.setIdentifier(null);
    byIdentifier.addIdentifier().setSystem("urn:other").setValue("7");
    RelatedPerson sameByIdentifier = byIdentifier.copy();
    sameByIdentifier.setId("again");
    var humans = new Humans(List.of(byIdentifier, sameByIdentifier));
    assertThat(humans.id("RelatedPerson/again")).isEqualTo(humans.id("RelatedPerson/joan-theo"));
    assertThat(humans.id("RelatedPerson/dana-theo")).isEmpty();
  }

  private static Resource[] distinct(List<Resource> consents) {
    return consents.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Key::of, c -> c, (one, other) -> one, java.util.TreeMap::new))
        .values()
        .toArray(Resource[]::new);
  }

  private static Decision decision(String key, Resource... more) {
    List<Resource> family = new ArrayList<>(ReidOkafor.after("4"));
    family.removeIf(r -> r instanceof Consent c && c.getProvision().hasActor());
    family.removeIf(r -> Key.of(r).equals("Person/dana"));
    family.addAll(Given.adultWithNeeds("dana"));
    family.stream()
        .filter(Group.class::isInstance)
        .forEach(g -> ((Group) g).addMember().setEntity(new Reference("Patient/dana")));
    Condition own = Given.need("own", "10.1", "Patient/dana", "dana");
    own.setExtension(null); // the subject says whose it is
    family.add(own);
    family.addAll(List.of(more));
    return Authority.decide(ReidOkafor.SCHOOL, Family.of(family), ReidOkafor.POLICY, ReidOkafor.AT)
        .get(key);
  }
}
