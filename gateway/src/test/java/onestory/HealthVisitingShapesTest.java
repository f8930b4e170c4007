package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import onestory.fixtures.Family;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What health visiting writes is FHIR already and passes no map: so whatever has another shape is
 * refused with its path, and nothing of it is kept.
 */
@GatewayTest
class HealthVisitingShapesTest {

  @Autowired private Partners partners;
  @Autowired private FhirContext fhir;
  @Autowired private JdbcClient jdbc;

  private final ObjectMapper json = new ObjectMapper();
  private Family family;
  private Task task;

  @BeforeEach
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
    task = partners.healthVisitor().action(Partners.idIn(family, "A-21"));
  }

  @Test
  void anObservationWithAnElementThatFhirDoesNotHave() throws Exception {
    refused(observation().put("mood", "worried"), "mood");
  }

  @Test
  void anObservationWithAnUnknownElementInside() throws Exception {
    var observation = observation();
    ((ObjectNode) observation.path("code")).put("words", "Speech");
    refused(observation, "words");
  }

  @Test
  void anObservationOfAStatusThatThereIsNot() throws Exception {
    refused(observation().put("status", "nearly"), "status");
  }

  @Test
  void anObservationOnADayThatThereIsNot() throws Exception {
    refused(observation().put("effectiveDateTime", "2026-02-30"), "effective");
  }

  @Test
  void anObservationWithOneCodeInAList() throws Exception {
    var observation = observation();
    observation.putArray("code").addObject().put("text", "Speech");
    refused(observation, "code");
  }

  @Test
  void anObservationWithoutAStatusACodeAChildOrANumber() throws Exception {
    refused(without("status"), "Observation.status");
    refused(without("code"), "Observation.code");
    refused(without("subject"), "Observation.subject");
    refused(without("identifier"), "Observation.identifier");
  }

  @Test
  void anObservationThatBringsItsOwnPatient() throws Exception {
    var observation = observation();
    observation.putArray("contained").addObject().put("resourceType", "Patient").put("id", "p");
    refused(observation, "Observation.contained");
  }

  @Test
  void anObservationThatChangesWhatItMeans() throws Exception {
    var observation = observation();
    observation
        .putArray("modifierExtension")
        .addObject()
        .put("url", "https://health-visiting.example/not")
        .put("valueBoolean", true);
    refused(observation, "Observation.modifierExtension");
  }

  @Test
  void aTaskWithAnElementThatFhirDoesNotHave() throws Exception {
    refusedTask(aTask().put("percent", 80), "percent");
  }

  @Test
  void aTaskWhoseNoteIsNoList() throws Exception {
    var changed = aTask();
    changed.putObject("note").put("text", "Done");
    refusedTask(changed, "note");
  }

  @Test
  void aTaskOfAnotherPriority() throws Exception {
    refusedTask(aTask().put("priority", "stat"), "Task.priority");
  }

  @Test
  void anotherResourceInATasksPlace() throws Exception {
    assertThat(put(observation().toString()).statusCode()).isIn(400, 422);
  }

  @Test
  void aGoalWithAnElementThatFhirDoesNotHave() throws Exception {
    var goal =
        (ObjectNode)
            json.readTree(
                partners
                    .healthVisitor()
                    .get("Goal/" + task.getFocus().getReferenceElement().getIdPart())
                    .body());
    goal.put("score", 3);

    var answer =
        send(
            request("Goal/" + goal.path("id").asText())
                .header("If-Match", "W/\"1\"")
                .PUT(HttpRequest.BodyPublishers.ofString(goal.toString()))
                .build());

    shown(answer, "score");
  }

  private void refused(ObjectNode observation, String path) throws Exception {
    long before = recorded("Observation");
    shown(
        send(
            request("Observation")
                .POST(HttpRequest.BodyPublishers.ofString(observation.toString()))
                .build()),
        path);
    assertThat(recorded("Observation")).isEqualTo(before);
  }

  private void refusedTask(ObjectNode changed, String path) throws Exception {
    shown(put(changed.toString()), path);
  }

  private void shown(HttpResponse<String> answer, String path) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    JsonNode outcome = json.readTree(answer.body());
    assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(outcome.toString()).contains(path).doesNotContain("worried", "Exception");
  }

  private HttpResponse<String> put(String body) throws Exception {
    return send(
        request("Task/" + task.getIdElement().getIdPart())
            .header("If-Match", "W/\"1\"")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(partners.gateway().resolve("/fhir/" + path))
        .header("Authorization", "Bearer " + partners.token("health-visiting-p"))
        .header("Content-Type", "application/fhir+json");
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private ObjectNode without(String element) throws Exception {
    var observation = observation();
    observation.remove(element);
    return observation;
  }

  private ObjectNode observation() throws Exception {
    var observation = json.createObjectNode();
    observation.put("resourceType", "Observation").put("status", "final");
    observation
        .putArray("identifier")
        .addObject()
        .put("system", "https://health-visiting.example/observation")
        .put("value", "shape-" + Partners.familyKey(family));
    observation.putObject("code").put("text", "Speech and language review");
    observation.putObject("subject").put("reference", task.getFor().getReference());
    observation.put("valueString", "Speech delay; referral agreed");
    return observation;
  }

  private ObjectNode aTask() throws Exception {
    return (ObjectNode) json.readTree(fhir.newJsonParser().encodeResourceToString(task));
  }

  private long recorded(String type) {
    return jdbc.sql("select count(*) from resource where type = ?")
        .param(type)
        .query(Long.class)
        .single();
  }
}
