package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
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

  private OneFamilysAnswers answers;

  @BeforeAll
  void afterTheFirstTaf() {
    answers = new OneFamilysAnswers(partners);
  }

  @DisplayName("4.38 What is withheld is in no delivery, read, search, story, page, PDF, or report")
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"health-visiting-p", "fenbank"})
  void nothingWithheldIsInAnyOutput(String client) throws IOException {
    var outputs = new ArrayList<>(deliveries(client));
    outputs.addAll(reads(client).values());
    for (var child : List.of("P-1", "P-2")) {
      var id = answers.child(child);
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
        outputs.add(answers.text(client, "/fhir/" + type + "?patient=Patient/" + id, "*/*"));
      }
      outputs.add(answers.text(client, "/fhir/Patient/" + id + "/$story", "*/*"));
      outputs.add(answers.text(client, "/stories/Patient/" + id, "text/html"));
      outputs.add(pdf(client, "/stories/Patient/" + id + ".pdf"));
    }
    outputs.add(answers.text("console", "/operations/deliveries", "*/*"));
    outputs.add(answers.decided(client).toString());
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
    answers
        .decided(client)
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
    assertThat(answers.decidedFor("874").path("outcomes").properties())
        .as("public task: everything that has a label")
        .allMatch(outcome -> outcome.getKey().equals("PERMIT"));
  }

  @DisplayName(
      "4.30 A caller's purpose opens nothing: unknown ones are refused, known ones widen nothing")
  @Test
  void thePurposeOpensNothing() {
    var story = "/fhir/Patient/" + answers.child("P-1") + "/$story";
    assertThat(answers.get("fenbank", story + "?purpose=BTG", "*/*").statusCode()).isEqualTo(400);
    assertThat(
            answers
                .get(
                    "fenbank",
                    "/stories/Patient/" + answers.child("P-1") + "?purpose=BTG",
                    "text/html")
                .statusCode())
        .isEqualTo(400);
    assertThat(keys(answers.text("fenbank", story + "?purpose=THREAT", "*/*")))
        .isEqualTo(keys(answers.text("fenbank", story, "*/*")));
    assertThat(
            answers
                .get(
                    "fenbank",
                    "/fhir/Patient/" + answers.child("P-2") + "/$story?purpose=THREAT",
                    "*/*")
                .statusCode())
        .isEqualTo(
            answers
                .get("fenbank", "/fhir/Patient/" + answers.child("P-2") + "/$story", "*/*")
                .statusCode());
  }

  private List<String> deliveries(String client) {
    return jdbc.sql("select bundle from delivery where family = ? and partner = ?")
        .params(answers.record, client.startsWith("health") ? "health-visiting" : client)
        .query(String.class)
        .list();
  }

  private Set<String> held(String client) {
    return Set.copyOf(
        jdbc.sql("select type || '/' || id from holding where family = ? and organisation = ?")
            .params(answers.record, answers.decided(client).path("organisation").asText())
            .query(String.class)
            .list());
  }

  private Set<String> told(String client) {
    return keys(answers.text(client, "/fhir/Patient/" + answers.child("P-1") + "/$story", "*/*"));
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
        .param(answers.record)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toMap(key -> key, key -> answers.text(client, "/fhir/" + key, "*/*")));
  }

  private static boolean isDirectory(String key) {
    return key.startsWith("Organization/") || key.startsWith("Practitioner");
  }

  private String pdf(String client, String path) throws IOException {
    var answer = answers.get(client, path, "*/*");
    if (answer.statusCode() != 200) {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
    try (var document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ")
          + answer.headers().map();
    }
  }
}
