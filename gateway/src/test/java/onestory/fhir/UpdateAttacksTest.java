package onestory.fhir;

import static onestory.fhir.WritesOfOneFamily.path;
import static onestory.fhir.WritesOfOneFamily.tag;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import onestory.GatewayTest;
import onestory.Partners;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of many who write one thing one does, and nobody writes over what is another's. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdateAttacksTest {

  @Autowired private Partners partners;
  @Autowired private FhirContext fhir;
  @Autowired private JdbcClient jdbc;

  private WritesOfOneFamily writes;
  private FhirAsker visitor;
  private String before;

  @BeforeAll
  void afterTheFirstTaf() {
    writes = new WritesOfOneFamily(partners, fhir, jdbc);
    visitor = writes.visitor;
  }

  @AfterAll
  void stop() {
    writes.stop();
  }

  @BeforeEach
  void remember() {
    before = writes.recorded();
  }

  @AfterEach
  void nothingIsFetchedAndTheNextGoodWriteWorks() {
    writes.assertNothingIsFetchedAndTheNextGoodWriteWorks();
  }

  @Test
  @DisplayName(
      "7.36 7.60 one identifier is one observation: the same again is the first, another is a conflict")
  void oneIdentifierIsOneObservation() {
    var id = UUID.randomUUID().toString();
    var first = visitor.post("Observation", writes.good(id));
    var again = visitor.post("Observation", writes.good(id));
    var other =
        visitor.post("Observation", writes.good(id).replace("Speech review", "Something else"));
    var corrected =
        visitor.post(
            "Observation",
            writes
                .good(id)
                .replace("Speech review", "Something else")
                .replace("final", "corrected"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
    assertThat(corrected.body()).contains("Something else", "\"versionId\":\"2\"");
    assertThat(
            visitor
                .post("Observation", writes.good(id), "If-None-Exist", "identifier=")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("7.60 of eight who create the same thing at once, exactly one is told that it did")
  void ofManyWhoCreateAtOnceOneDoes() {
    var body = writes.good(UUID.randomUUID().toString());

    var answers = atOnce(8, () -> visitor.post("Observation", body));

    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 200).hasSize(7);
  }

  @Test
  @DisplayName("7.60 of eight who change one version at once, exactly one does")
  void ofManyWhoChangeAtOnceOneDoes() {
    var task = writes.visitors("A-21");
    var tag = tag(task);
    task.addNote(new Annotation(new org.hl7.fhir.r4.model.MarkdownType("seen")));
    var body = writes.json(task);

    var answers = atOnce(8, () -> visitor.put(path(task), body, "If-Match", tag));

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 412).hasSize(7);
    partners.inStep(writes.family);
  }

  @Test
  @DisplayName(
      "7.60 If-Match names the version that is there, in FHIR's form, or nothing is changed")
  void ifMatchNamesTheVersionThatIsThere() {
    var task = writes.visitors("A-21");
    var version = task.getMeta().getVersionId();
    var body = writes.json(task);

    assertThat(visitor.put(path(task), body).statusCode()).isEqualTo(412);
    for (var tag :
        List.of(
            "*",
            "\"" + version + "\"",
            "W/\"99\"",
            version,
            "W/\"\"",
            "W/\"" + version + "\", *")) {
      assertThat(visitor.put(path(task), body, "If-Match", tag).statusCode())
          .as(tag)
          .isEqualTo(412);
    }
    assertThat(writes.recorded()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "7.47 7.59 nobody takes over what is another's, makes something under an id of their choice, or moves it to another")
  void nobodyTakesOverWhatIsAnothers() {
    var task = writes.visitors("A-21");
    var tag = tag(task);
    var own = writes.json(task);
    var moved = task.copy();
    moved.getFor().setReference("Patient/" + writes.child("P-1"));
    var owned = task.copy();
    owned.getOwner().setReference("Organization/" + UUID.randomUUID());
    var renamed = task.copy();
    renamed.setId(UUID.randomUUID().toString());

    assertThat(writes.school.put(path(task), own, "If-Match", tag).statusCode())
        .as("hidden, or without the scope")
        .isIn(403, 404);
    assertThat(
            visitor
                .put("Task/" + UUID.randomUUID(), writes.json(renamed), "If-Match", tag)
                .statusCode())
        .as("an id of one's choice")
        .isIn(400, 404);
    assertThat(visitor.put(path(task), writes.json(moved), "If-Match", tag).statusCode())
        .isEqualTo(422);
    assertThat(visitor.put(path(task), writes.json(owned), "If-Match", tag).statusCode())
        .isEqualTo(422);
    assertThat(visitor.put(path(task), writes.json(renamed), "If-Match", tag).statusCode())
        .as("another id in the body")
        .isIn(400, 422);
    assertThat(
            visitor
                .put("Goal/" + task.getIdElement().getIdPart(), own, "If-Match", tag)
                .statusCode())
        .as("another type in the body")
        .isIn(400, 404, 422);
    assertThat(visitor.post("Observation", own).statusCode()).isIn(400, 422);
    assertThat(writes.recorded()).isEqualTo(before);
  }

  @Test
  @DisplayName("7.47 7.50 7.59 an update can't lower a label, point elsewhere or bring documents")
  void anUpdateCantLowerALabel() {
    var task = writes.visitors("A-21");
    var tag = tag(task);
    var lower = task.copy();
    lower.getMeta().getSecurity().clear();
    lower.getMeta().addSecurity().setSystem("x").setCode("public");
    var pointing = task.copy();
    pointing.addOutput().setValue(new UriType(writes.canaryUrl + "/x")).getType().setText("see");
    var document = task.copy();
    document
        .addOutput()
        .setValue(new org.hl7.fhir.r4.model.Attachment().setUrl(writes.canaryUrl + "/a"))
        .getType()
        .setText("see");
    var modified = task.copy();
    modified.addOutput().setValue(new StringType("x")).getType().setText("see");
    modified
        .getOutputFirstRep()
        .addModifierExtension()
        .setUrl("http://x.example")
        .setValue(new StringType("x"));

    assertThat(visitor.put(path(task), writes.json(document), "If-Match", tag).statusCode())
        .isEqualTo(422);
    assertThat(visitor.put(path(task), writes.json(modified), "If-Match", tag).statusCode())
        .isEqualTo(422);
    assertThat(visitor.put(path(task), writes.json(lower), "If-Match", tag).statusCode())
        .isEqualTo(422);
    var stored = visitor.put(path(task), writes.json(pointing), "If-Match", tag);
    assertThat(stored.statusCode()).as("an address is text, " + stored.body()).isEqualTo(200);
    assertThat(stored.body()).contains(writes.canaryUrl);
    partners.inStep(writes.family);
  }

  private List<Integer> atOnce(int many, java.util.function.Supplier<HttpResponse<String>> ask) {
    var asking =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask.get().statusCode()))
            .limit(many)
            .toList();
    return asking.stream().map(CompletableFuture::join).toList();
  }
}
