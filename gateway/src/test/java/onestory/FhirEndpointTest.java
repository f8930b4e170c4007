package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import onestory.fixtures.Family;
import onestory.fixtures.HealthVisitor;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What systems can read and write at /fhir, each within what its organisation may hold. */
@GatewayTest
class FhirEndpointTest {

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
  void healthVisitingAndTheSchoolReadDifferentRightPlansOfOneChild() {
    var maya = "Patient/" + maya();
    var forHealth = carePlans(visitor.get("CarePlan?patient=" + maya).body());
    var forSchool = carePlans(school("CarePlan?patient=" + maya).body());

    assertThat(forHealth).hasSize(1);
    assertThat(forSchool).hasSize(1);
    assertThat(forHealth.get(0).getGoal()).as("G1 and G4; G3 is withheld").hasSize(2);
    assertThat(forHealth.get(0).getAddresses())
        .as("9.2 only: Maya's needs are not health's")
        .hasSize(1);
    assertThat(forSchool.get(0).getGoal()).as("G1 and G4").hasSize(2);
    assertThat(forSchool.get(0).getAddresses()).as("1.1 and 9.2").hasSize(2);
  }

  @Test
  void theSchoolHasNoPlanOfTheoAndHealthVisitingHasOne() {
    var theo = "Patient/" + theo();

    assertThat(carePlans(visitor.get("CarePlan?patient=" + theo).body())).hasSize(1);
    assertThat(carePlans(school("CarePlan?patient=" + theo).body())).isEmpty();
    assertThat(searchset(school("EpisodeOfCare?patient=" + theo).body())).hasSize(1);
  }

  @Test
  void whatMayNotBeHeldIsNotThereHoweverItIsAskedFor() {
    var theosPlan = carePlans(visitor.get("CarePlan?patient=Patient/" + theo()).body()).get(0);
    var id = theosPlan.getIdElement().getIdPart();

    assertThat(school("CarePlan/" + id).statusCode()).isEqualTo(404);
    assertThat(school("CarePlan/" + id + "/_history/1").statusCode()).isEqualTo(404);
    assertThat(school("CarePlan/" + id + "/_history").statusCode()).isEqualTo(404);
    var nothing = school("CarePlan/00000000-0000-5000-8000-000000000000");
    assertThat(school("CarePlan/" + id).body().replace(id, ""))
        .as("the same answer as for what does not exist")
        .isEqualTo(nothing.body().replace("00000000-0000-5000-8000-000000000000", ""));
  }

  @Test
  void aSchoolCannotFindAChildByAnNhsNumberThatItMayNotHold() {
    var maya =
        fhir.newJsonParser().parseResource(Patient.class, visitor.get("Patient/" + maya()).body());
    var nhs = maya.getIdentifierFirstRep();
    var query = "Patient?identifier=" + nhs.getSystem() + "%7C" + nhs.getValue();

    assertThat(searchset(visitor.get(query).body())).hasSize(1);
    assertThat(searchset(school(query).body())).isEmpty();
  }

  @Test
  void searchesByIdentifierStatusCategoryAndLastUpdated() {
    var action = Partners.idIn(family, "A-21");
    var byIdentifier =
        searchset(
            visitor
                .get("Task?identifier=https://onestory.example/fhir/Id/ehm-action%7C" + action)
                .body());
    assertThat(byIdentifier).hasSize(1);
    var theo = ((Task) byIdentifier.get(0)).getFor().getReference();

    assertThat(searchset(visitor.get("Task?patient=" + theo + "&status=requested").body()))
        .isNotEmpty();
    assertThat(searchset(visitor.get("Task?patient=" + theo + "&status=completed").body()))
        .isEmpty();
    assertThat(
            searchset(visitor.get("CarePlan?patient=" + theo + "&category=early-help-plan").body()))
        .hasSize(1);
    assertThat(
            searchset(
                visitor.get("CarePlan?patient=" + theo + "&_lastUpdated=gt2100-01-01").body()))
        .isEmpty();
  }

  @Test
  void readsComeAsJsonOrXmlWithAnETag() {
    var id = maya();
    var json = visitor.get("Patient/" + id);
    var xml = visitor.get("Patient/" + id + "?_format=xml");

    assertThat(json.headers().firstValue("ETag")).contains("W/\"1\"");
    assertThat(json.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/fhir+json");
    assertThat(xml.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/fhir+xml");
    assertThat(
            fhir.newXmlParser()
                .parseResource(Patient.class, xml.body())
                .getBirthDateElement()
                .asStringValue())
        .isEqualTo("2016-11-02");
  }

  @Test
  void metadataTellsWhatCanBeDone() {
    var metadata =
        fhir.newJsonParser()
            .parseResource(CapabilityStatement.class, visitor.get("metadata").body());

    assertThat(metadata.getFhirVersion().toCode()).isEqualTo("4.0.1");
    assertThat(metadata.getRestFirstRep().getResource())
        .extracting("type")
        .contains("CarePlan", "Goal", "Consent");
  }

  @Test
  void healthVisitingFinishesItsActionAndHistoryKeepsBothVersions() {
    var action = Partners.idIn(family, "A-21");
    assertThat(visitor.completes(action).statusCode()).isEqualTo(200);
    partners.inStep(family);

    var task = theTask(action);
    var versions = searchset(visitor.get("Task/" + id(task) + "/_history").body());
    assertThat(versions).hasSize(2);
    assertThat(visitor.get("Task/" + id(task) + "/_history/1").body()).contains("requested");
    assertThat(partners.ehm.pending())
        .anyMatch(p -> p.about().equals(action) && p.says().equals("done"));
  }

  @Test
  void aStaleOrMissingIfMatchIsRefused() {
    var action = Partners.idIn(family, "A-21");
    var task = theTask(action);
    var body =
        fhir.newJsonParser().encodeResourceToString(task.setStatus(Task.TaskStatus.INPROGRESS));

    assertThat(put(task, body, "W/\"7\"").statusCode()).isEqualTo(412);
    assertThat(put(task, body, null).statusCode()).isEqualTo(412);
    assertThat(put(task, body, "W/\"1\"").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("7.59 an action of another organisation cannot be changed")
  void anActionOfAnotherOrganisationCannotBeChanged() {
    var breakfastClub = theTask(Partners.idIn(family, "A-12"));
    var body =
        fhir.newJsonParser()
            .encodeResourceToString(breakfastClub.setStatus(Task.TaskStatus.COMPLETED));

    assertThat(put(breakfastClub, body, "W/\"1\"").statusCode()).isEqualTo(403);
  }

  @Test
  void onlyProgressCanBeChangedNotWhatWasAgreed() {
    var task = theTask(Partners.idIn(family, "A-21"));
    var body = fhir.newJsonParser().encodeResourceToString(task.setDescription("Something else"));
    var refused = put(task, body, "W/\"1\"");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Task.description").doesNotContain("Something else");
  }

  @Test
  void anObservationSentTwiceIsOneObservation() {
    var observation = observation();

    assertThat(visitor.observes(observation).statusCode()).isEqualTo(201);
    assertThat(visitor.observes(observation).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("7.46 what is not FHIR is refused with its path")
  void whatIsNotFhirIsRefusedWithItsPath() {
    var token = token("health-visiting-p");
    var refused =
        send(
            HttpRequest.newBuilder(partners.gateway().resolve("/fhir/Observation"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"resourceType\":\"Observation\",\"colour\":\"red\"}"))
                .build());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("OperationOutcome")
        .contains("Observation.colour")
        .doesNotContain("ca.uhn");
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    for (var path : List.of("/fhir/metadata", "/fhir/Patient?identifier=x", "/operations/step")) {
      var refused = send(HttpRequest.newBuilder(partners.gateway().resolve(path)).build());
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
    }
  }

  private Observation observation() {
    var observation = new Observation();
    observation
        .addIdentifier()
        .setSystem("https://health-visiting.example/observation")
        .setValue(Partners.familyKey(family));
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(new CodeableConcept().setText("Speech and language review"));
    observation.setSubject(new Reference("Patient/" + theo()));
    observation.setValue(new StringType("Speech delay; referral agreed"));
    return observation;
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
        searchset(
            visitor
                .get(
                    "EpisodeOfCare?identifier=https://onestory.example/fhir/Id/eh-episode%7C"
                        + episode)
                .body());
    return ((EpisodeOfCare) found.get(0)).getPatient().getReferenceElement().getIdPart();
  }

  private Task theTask(String action) {
    return (Task)
        searchset(
                visitor
                    .get("Task?identifier=https://onestory.example/fhir/Id/ehm-action%7C" + action)
                    .body())
            .get(0);
  }

  private HttpResponse<String> put(Task task, String body, String ifMatch) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve("/fhir/Task/" + id(task)))
            .header("Authorization", "Bearer " + token("health-visiting-p"))
            .header("Content-Type", "application/fhir+json")
            .PUT(HttpRequest.BodyPublishers.ofString(body));
    return send((ifMatch == null ? request : request.header("If-Match", ifMatch)).build());
  }

  private HttpResponse<String> school(String path) {
    return partners.school.get(partners.gateway(), path);
  }

  private String token(String client) {
    return partners.token(client);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private List<CarePlan> carePlans(String body) {
    return searchset(body).stream().map(CarePlan.class::cast).toList();
  }

  private List<Resource> searchset(String body) {
    return fhir.newJsonParser().parseResource(Bundle.class, body).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static String id(Resource resource) {
    return resource.getIdElement().getIdPart();
  }
}
