package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onestory.fixtures.Family;
import onestory.fixtures.HealthVisitor;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code $story}: the asking organisation's own view, as a document that a family could read. */
@GatewayTest
class StoryTest {

  private static final List<String> ONLY_BETWEEN_THE_PARENTS =
      List.of("rows", "argue", "conflict", "\"5.2\"");
  private static final List<String> THEOS =
      List.of("Theo", "peech", "2-year review", "single words");

  @Autowired private Partners partners;
  @Autowired private FhirContext fhir;

  private Family family;
  private HealthVisitor visitor;

  @BeforeEach
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
    visitor = partners.healthVisitor();
  }

  @Test
  void theSchoolsStoryOfMayaIsOfMayaAndOfWhatTheSchoolMayHold() {
    var answer = school("Patient/" + maya() + "/$story");
    var text = narrative(bundle(answer));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text)
        .contains("The story of Maya Okafor", "Attendance 86.4 % over two terms.", "breakfast club")
        .contains("Joan Reid (grandmother)", "by 24 April 2026", "Sam Hale, pastoral lead")
        .contains("by 5 June 2026", "until 20 March 2027");
    assertThat(answer.body()).doesNotContain(ONLY_BETWEEN_THE_PARENTS);
    assertThat(answer.body()).doesNotContain(THEOS);
  }

  @Test
  void healthsStoryOfTheoHasNothingThatOnlyTheSchoolHolds() {
    var answer = visitor.get("Patient/" + theo() + "/$story");

    assertThat(narrative(bundle(answer))).contains("Speech", "Ruth Obi");
    assertThat(answer.body()).doesNotContain(ONLY_BETWEEN_THE_PARENTS);
    assertThat(answer.body()).doesNotContain("86.4", "breakfast", "Maya");
  }

  @Test
  void theStoryOfTheFamilyTellsOfEachChildByName() {
    var text = narrative(bundle(visitor.get("Group/" + group() + "/$story")));

    assertThat(text).contains("The story of the Okafor family", "Maya:", "Theo:", "The family:");
    assertThat(text).doesNotContain(ONLY_BETWEEN_THE_PARENTS);
  }

  @Test
  void itIsAWholeDocument() {
    var document = bundle(visitor.get("Group/" + group() + "/$story"));

    assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
    assertThat(document.getIdentifier().hasValue()).isTrue();
    assertThat(document.getTimestamp()).isBetween("2026-05-06T09:00:00Z", "2026-05-06T23:59:59Z");
    var composition = (Composition) document.getEntryFirstRep().getResource();
    assertThat(composition.getSection())
        .extracting(section -> section.getCode().getCodingFirstRep().getCode())
        .containsExactly(
            "going-well",
            "worries",
            "childs-voice",
            "plan",
            "team",
            "tried-before",
            "sharing",
            "next");
    assertThat(composition.getSection())
        .allMatch(section -> section.getText().hasDiv())
        .allMatch(section -> section.hasEntry() != section.hasEmptyReason() || section.hasText());
    assertThat(unresolved(document)).isEmpty();
    var provenance =
        (Provenance) document.getEntry().get(document.getEntry().size() - 1).getResource();
    assertThat(provenance.getTargetFirstRep().getReference())
        .isEqualTo("Composition/" + composition.getIdElement().getIdPart());
    assertThat(provenance.getEntity()).isNotEmpty();
  }

  @Test
  void anUnknownPurposeIsRefusedAndAKnownOneIsRecorded() {
    var path = "Patient/" + maya() + "/$story?purpose=";

    var refused = school(path + "MARKETING");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("OperationOutcome", "COC").doesNotContain("MARKETING");
    assertThat(school(path + "FAMRQT").body()).contains("FAMRQT");
  }

  @Test
  void itCanBeAskedForWithPostAsWell() {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve("/fhir/Patient/" + maya() + "/$story"))
            .header("Authorization", "Bearer " + partners.token("fenbank"))
            .header("Content-Type", "application/fhir+json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"resourceType":"Parameters","parameter":[{"name":"purpose","valueCode":"CAREMGT"}]}"""));
    assertThat(bundle(send(request.build())).getEntry()).isNotEmpty();
  }

  @Test
  void ofWhomNothingIsHeldThereIsNoStory() {
    var other = Partners.aFamily();
    partners.play(other, "2");
    var stranger = "00000000-0000-5000-8000-000000000000";
    var nobody = school("Patient/" + stranger + "/$story");
    var hidden = school("Patient/" + childOf(other) + "/$story");

    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(hidden.body().replace(childOf(other), ""))
        .isEqualTo(nobody.body().replace(stranger, ""));
  }

  private static Set<String> unresolved(Bundle document) {
    var urls =
        document.getEntry().stream()
            .map(Bundle.BundleEntryComponent::getFullUrl)
            .map(url -> url.substring(url.indexOf("/fhir/") + 6))
            .collect(Collectors.toSet());
    return document.getEntry().stream()
        .flatMap(
            entry ->
                FhirContext.forR4Cached()
                    .newTerser()
                    .getAllResourceReferences(entry.getResource())
                    .stream())
        .map(found -> found.getResourceReference().getReferenceElement())
        .filter(id -> id.hasIdPart())
        .map(id -> id.getResourceType() + "/" + id.getIdPart())
        .filter(reference -> !urls.contains(reference))
        .collect(Collectors.toSet());
  }

  private static String narrative(Bundle document) {
    var composition = (Composition) document.getEntryFirstRep().getResource();
    return composition.getTitle()
        + composition.getSection().stream()
            .map(section -> section.getTitle() + "\n" + section.getText().getDivAsString())
            .collect(Collectors.joining("\n"));
  }

  private String maya() {
    return child("P-1");
  }

  private String theo() {
    return child("P-2");
  }

  private String child(String id) {
    var episode = Partners.idIn(family, "EP-40117") + "." + Partners.idIn(family, id);
    var found =
        visitor.get(
            "EpisodeOfCare?identifier=https://onestory.example/fhir/Id/eh-episode%7C" + episode);
    return ((EpisodeOfCare) bundle(found).getEntryFirstRep().getResource())
        .getPatient()
        .getReferenceElement()
        .getIdPart();
  }

  private String group() {
    return FamilyId.of(Partners.familyKey(family)).toString();
  }

  private static String childOf(Family family) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
  }

  private HttpResponse<String> school(String path) {
    return partners.school.get(partners.gateway(), path);
  }

  private Bundle bundle(HttpResponse<String> answer) {
    return fhir.newJsonParser().parseResource(Bundle.class, answer.body());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
