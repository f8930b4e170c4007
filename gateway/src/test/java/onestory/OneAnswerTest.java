package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One organisation gets one answer, whichever way it asks or is told: what is pushed, read, told as
 * a story or printed is of the same decisions, and what they withhold is in none of it.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneAnswerTest {

  private static final Map<String, String> CODES =
      Map.of("health-visiting-p", "RXP01", "fenbank", "900101");

  /** What may be in nothing that the organisation gets. */
  private static final Map<String, List<String>> WITHHELD =
      Map.of(
          "health-visiting-p",
          List.of(
              "rows between the parents",
              "argue less",
              "parental conflict programme",
              "nobody understands him",
              "86.4",
              "Grandmother fetches",
              "privacy-notice"),
          "fenbank",
          List.of(
              "rows between the parents",
              "argue less",
              "parental conflict programme",
              "2-year review",
              "Theo's speech",
              "Speech delay",
              "ten single words",
              "Maya loves drawing"));

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  @Autowired private FhirContext fhir;

  private final ObjectMapper json = new ObjectMapper();
  private Family family;
  private UUID record;

  @BeforeAll
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
    record = FamilyId.of(Partners.familyKey(family));
  }

  @DisplayName("4.38 What is withheld is in no delivery, read, search, story, page, PDF, or report")
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"health-visiting-p", "fenbank"})
  void nothingWithheldIsInAnyOutput(String client) throws IOException {
    var outputs = new ArrayList<>(deliveries(client));
    outputs.addAll(reads(client).values());
    for (var child : List.of("P-1", "P-2")) {
      var id = child(child);
      for (var type :
          List.of(
              "CarePlan",
              "Goal",
              "Task",
              "Condition",
              "Observation",
              "QuestionnaireResponse",
              "EpisodeOfCare",
              "RelatedPerson",
              "Consent",
              "Flag")) {
        outputs.add(text(client, "/fhir/" + type + "?patient=Patient/" + id, "*/*"));
      }
      outputs.add(text(client, "/fhir/Patient/" + id + "/$story", "*/*"));
      outputs.add(text(client, "/stories/Patient/" + id, "text/html"));
      outputs.add(pdf(client, "/stories/Patient/" + id + ".pdf"));
    }
    outputs.add(text("console", "/operations/deliveries", "*/*"));
    outputs.add(decided(client).toString());
    assertThat(outputs).hasSizeGreaterThan(60);
    for (var word : WITHHELD.get(client)) {
      assertThat(outputs).as(word).noneMatch(output -> output.contains(word));
    }
  }

  @DisplayName("4.37 4.40 One answer by FHIR read, FHIR or JSON push, story, and dry run")
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"health-visiting-p", "fenbank"})
  void oneAnswer(String client) {
    var permitted = new TreeSet<String>();
    decided(client)
        .path("decisions")
        .properties()
        .forEach(
            decision -> {
              if (decision.getValue().path("outcome").asText().startsWith("PERMIT")) {
                permitted.add(decision.getKey());
              }
            });
    var pushed = held(client);
    assertThat(pushed).as("by push").isNotEmpty();
    assertThat(permitted).as("clocks are looked up, never brought").containsAll(pushed);
    assertThat(permitted.stream().filter(key -> !pushed.contains(key)))
        .allMatch(
            key -> key.startsWith("Task/") || key.startsWith("DetectedIssue/") || isDirectory(key));
    assertThat(
            reads(client).entrySet().stream()
                .filter(
                    read ->
                        read.getValue()
                            .startsWith("{\"resourceType\":\"" + read.getKey().split("/")[0]))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()))
        .as("by read")
        .isEqualTo(permitted.stream().filter(key -> !isDirectory(key)).collect(Collectors.toSet()));
    assertThat(told(client)).as("by story").isSubsetOf(permitted);
  }

  @DisplayName("The council's case system is told by SOAP only what others added, of all there is")
  @Test
  void theCouncil() {
    assertThat(decided("pcc", "874").path("outcomes").properties())
        .as("public task: everything that has a label")
        .allMatch(outcome -> outcome.getKey().equals("PERMIT"));
  }

  @DisplayName(
      "4.30 A caller's purpose opens nothing: unknown ones are refused, known ones widen nothing")
  @Test
  void thePurposeOpensNothing() {
    var story = "/fhir/Patient/" + child("P-1") + "/$story";
    assertThat(get("fenbank", story + "?purpose=BTG", "*/*").statusCode()).isEqualTo(400);
    assertThat(
            get("fenbank", "/stories/Patient/" + child("P-1") + "?purpose=BTG", "text/html")
                .statusCode())
        .isEqualTo(400);
    assertThat(keys(text("fenbank", story + "?purpose=THREAT", "*/*")))
        .isEqualTo(keys(text("fenbank", story, "*/*")));
    assertThat(
            get("fenbank", "/fhir/Patient/" + child("P-2") + "/$story?purpose=THREAT", "*/*")
                .statusCode())
        .isEqualTo(get("fenbank", "/fhir/Patient/" + child("P-2") + "/$story", "*/*").statusCode());
  }

  @DisplayName("A dry run says why, in ids and codes, and writes nothing but its audit record")
  @Test
  void dryRun() {
    var before = tables();
    var decided = decided("fenbank");
    assertThat(decided.path("policyVersion").asText()).isNotBlank();
    assertThat(decided.path("basis").asText()).isEqualTo("PERMISSION");
    assertThat(decided.path("decisions").path("Patient/" + child("P-1")).path("rule").asText())
        .isEqualTo("permission/existence/child");
    assertThat(
            decided
                .path("decisions")
                .path("Patient/" + child("P-1"))
                .path("obligations")
                .toString())
        .contains("MINIMISED", "CLOSED");
    assertThat(decided.toString()).doesNotContain("Maya", "Theo", "Okafor", "Reid", "9990001");
    assertThat(tables()).isEqualTo(before);
    assertThat(
            jdbc.sql("select count(*) from audit_event where content::text like '%\"decide\"%'")
                .query(Long.class)
                .single())
        .isPositive();

    var one =
        json(
            text(
                "console",
                "/operations/decide?organisation="
                    + CODES.get("fenbank")
                    + "&family="
                    + record
                    + "&resource=Patient/"
                    + child("P-1"),
                "*/*"));
    assertThat(one.path("decisions")).hasSize(1);
    var before2026 =
        json(
            text(
                "console",
                "/operations/decide?organisation="
                    + CODES.get("fenbank")
                    + "&family="
                    + record
                    + "&at=2026-01-01T00:00:00Z",
                "*/*"));
    assertThat(before2026.path("decisions")).as("nothing was recorded then").isEmpty();
    var later =
        json(
            text(
                "console",
                "/operations/decide?organisation="
                    + CODES.get("fenbank")
                    + "&family="
                    + record
                    + "&at=2099-01-01T00:00:00Z",
                "*/*"));
    assertThat(later.path("outcomes").has("PERMIT"))
        .as("every permission will have ended")
        .isFalse();
  }

  @DisplayName("A dry run is the engineer's: no partner may ask for it")
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"fenbank,403", "health-visiting-p,403"})
  void onlyTheEngineer(String client, int expected) {
    var path = "/operations/decide?organisation=900101&family=" + record;
    assertThat(get(client, path, "*/*").statusCode()).isEqualTo(expected);
    assertThat(get("console", path.replace("900101", "nobody"), "*/*").statusCode()).isEqualTo(404);
    assertThat(
            get("console", path.replace(record.toString(), UUID.randomUUID().toString()), "*/*")
                .statusCode())
        .isEqualTo(404);
  }

  @DisplayName("Every past delivery is decided again as it was, though much has happened since")
  @Test
  void replay() {
    var deliveries =
        jdbc.sql("select id from delivery where family = ?").param(record).query(UUID.class).list();
    assertThat(deliveries).hasSizeGreaterThan(5);
    for (var delivery : deliveries) {
      var replayed =
          json(text("console", "/operations/deliveries/" + delivery + "/replay-decision", "*/*"));
      assertThat(replayed.path("equal").asBoolean()).as(replayed.toString()).isTrue();
      assertThat(replayed.path("decisions").asInt()).isPositive();
    }
    assertThat(
            get(
                    "console",
                    "/operations/deliveries/" + UUID.randomUUID() + "/replay-decision",
                    "*/*")
                .statusCode())
        .isEqualTo(404);
  }

  private List<Long> tables() {
    return List.of("delivery", "resource", "resource_history", "holding", "step", "inbox_message")
        .stream()
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }

  private List<String> deliveries(String client) {
    return jdbc.sql("select bundle from delivery where family = ? and partner = ?")
        .params(record, client.startsWith("health") ? "health-visiting" : client)
        .query(String.class)
        .list();
  }

  private Set<String> held(String client) {
    return Set.copyOf(
        jdbc.sql("select type || '/' || id from holding where family = ? and organisation = ?")
            .params(record, decided(client).path("organisation").asText())
            .query(String.class)
            .list());
  }

  private Set<String> told(String client) {
    return keys(text(client, "/fhir/Patient/" + child("P-1") + "/$story", "*/*"));
  }

  private Set<String> keys(String document) {
    return fhir.newJsonParser().parseResource(Bundle.class, document).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .map(OneAnswerTest::key)
        .filter(key -> ofTheRecord(key))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The document's own: what it is, who made it, who keeps the record. */
  private static boolean ofTheRecord(String key) {
    return Stream.of("Composition/", "Provenance/", "Device/", "Organization/")
        .noneMatch(key::startsWith);
  }

  private static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private Map<String, String> reads(String client) {
    return jdbc
        .sql("select type || '/' || id from resource where family = ? and type <> 'Person'")
        .param(record)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toMap(key -> key, key -> text(client, "/fhir/" + key, "*/*")));
  }

  private JsonNode decided(String client) {
    return decided(client, CODES.get(client));
  }

  private JsonNode decided(String client, String code) {
    return json(
        text("console", "/operations/decide?organisation=" + code + "&family=" + record, "*/*"));
  }

  private static boolean isDirectory(String key) {
    return key.startsWith("Organization/") || key.startsWith("Practitioner");
  }

  private String child(String id) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id));
  }

  private String pdf(String client, String path) throws IOException {
    var answer = get(client, path, "*/*");
    if (answer.statusCode() != 200) {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
    try (var document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ")
          + answer.headers().map();
    }
  }

  private String text(String client, String path, String accept) {
    return new String(get(client, path, accept).body(), StandardCharsets.UTF_8);
  }

  private JsonNode json(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<byte[]> get(String client, String path, String accept) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve(path))
            .header("Accept", accept)
            .header("Authorization", "Bearer " + token(client));
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final Map<String, String> tokens = new java.util.HashMap<>();

  private String token(String client) {
    return tokens.computeIfAbsent(client, partners::token);
  }
}
