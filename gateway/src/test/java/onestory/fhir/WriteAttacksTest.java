package onestory.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a write can't do: whatever is refused leaves nothing behind, nothing of it is fetched, and
 * the next good write works.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteAttacksTest {

  private static final String GOOD =
      """
      {"resourceType":"Observation","identifier":[{"system":"https://hv.example/o","value":"%s"}],"status":"final",
       "code":{"text":"Speech review"},"subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-05-05",
       "valueString":"%s"}""";

  @Autowired private Partners partners;
  @Autowired private FhirContext fhir;
  @Autowired private JdbcClient jdbc;

  private final AtomicInteger fetched = new AtomicInteger();
  private HttpServer canary;
  private String canaryUrl;
  private Family family;
  private FhirAsker visitor;
  private FhirAsker school;
  private String theo;
  private String before;

  @BeforeAll
  void afterTheFirstTaf() throws IOException {
    family = Partners.aFamily();
    partners.play(family, "4");
    visitor = new FhirAsker(partners, "health-visiting-p");
    school = new FhirAsker(partners, "fenbank");
    theo = child("P-2");
    canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
        });
    canary.start();
    canaryUrl = "http://127.0.0.1:" + canary.getAddress().getPort();
  }

  @AfterAll
  void stop() {
    canary.stop(0);
  }

  @BeforeEach
  void remember() {
    before = recorded();
  }

  @AfterEach
  void nothingIsFetchedAndTheNextGoodWriteWorks() {
    assertThat(fetched).as("requests to the canary").hasValue(0);
    assertThat(visitor.post("Observation", good(UUID.randomUUID().toString())).statusCode())
        .isEqualTo(201);
    partners.inStep(family);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"colour\":\"red\" | Observation.colour",
        "\"code\":{\"text\":\"x\",\"colour\":\"red\"} | Observation.code.colour",
        "\"note\":[{\"text\":\"x\"},{\"text\":\"x\",\"colour\":1}] | Observation.note[1].colour",
        "\"subject\":[{\"reference\":\"Patient/1\"}] | Observation.subject",
        "\"status\":[\"final\",\"final\"] | Observation.status",
        "\"note\":{\"text\":\"x\"} | Observation.note",
        "\"status\":\"agreed\" | Observation",
        "\"status\":1 | Observation",
        "\"valueQuantity\":{\"value\":\"much\"} | Observation",
        "\"effectiveDateTime\":\"2026-02-31\" | Observation",
        "\"effectiveDateTime\":\"31/02/2026\" | Observation",
        "\"resourceType\":\"Patient\" | Observation.resourceType",
        "\"resourceType\":\"NoSuchType\" | Observation.resourceType",
        "\"modifierExtension\":[{\"url\":\"http://x.example\",\"valueBoolean\":true}] | Observation.modifierExtension",
        "\"component\":[{\"code\":{\"text\":\"x\"},\"modifierExtension\":[{\"url\":\"http://x.example\",\"valueBoolean\":true}]}] | component[0].modifierExtension",
        "\"contained\":[{\"resourceType\":\"Consent\",\"id\":\"c\",\"status\":\"active\"}] | Observation.contained",
        "\"subject\":{\"reference\":\"#missing\"} | Observation",
        "\"subject\":{\"reference\":\"Group/1\"} | Observation.subject",
        "\"subject\":{\"display\":\"Theo\"} | Observation.subject",
        "\"status\":null | Observation.status",
        "\"effectiveDateTime\":\"0001-01-01\" | Observation.effective",
        "\"effectiveDateTime\":\"9999-12-31\" | Observation.effective",
        "\"effectivePeriod\":{\"start\":\"2026-05-02\",\"end\":\"2026-05-01\"} | Observation.effective",
        "\"valueString\":\"x\",\"extension\":[{\"url\":\"http://x.example\",\"valueAttachment\":{\"url\":\"CANARY/a\"}}] | extension[0].value",
        "\"extension\":[{\"url\":\"http://x.example\",\"valueAttachment\":{\"contentType\":\"application/pdf\",\"size\":1,\"hash\":\"AAAA\",\"data\":\"PHNjcmlwdD4=\"}}] | extension[0]",
        "\"focus\":[{\"reference\":\"http://169.254.169.254/latest/meta-data\"}] | Observation.focus",
        "\"focus\":[{\"reference\":\"file:///etc/passwd\"}] | Observation.focus",
        "\"focus\":[{\"reference\":\"urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7\"}] | Observation.focus",
        "\"focus\":[{\"reference\":\"CANARY/fhir/Patient/1\"}] | Observation.focus",
        "\"focus\":[{\"reference\":\"Patient/THEO/_history/1\"}] | Observation.focus",
        "\"focus\":[{\"reference\":\"SELF/fhir/Patient/THEO\"}] | Observation.focus",
        "\"derivedFrom\":[{\"reference\":\"../../etc/passwd\"}] | Observation.derivedFrom",
        "\"derivedFrom\":[{\"reference\":\"Observation?identifier=x\"}] | Observation.derivedFrom",
        "\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"9990001144\"}] | Observation.identifier",
        "\"identifier\":[{\"system\":\"https://onestory.example/fhir/Id/ehm-action\",\"value\":\"A-1\"}] | Observation.identifier",
        "\"identifier\":[] | Observation",
        "\"identifier\":[{\"value\":\"x\"}] | Observation.identifier",
      })
  @DisplayName(
      "7.46 7.49 7.50 7.51 7.52 7.53 what is no FHIR, hides, points elsewhere or never was is refused where it stands")
  void whatIsNotTakenIsRefusedWhereItStands(String element, String at) {
    var body = with(element);

    var answer = visitor.post("Observation", body);

    assertThat(answer.statusCode()).as(body + answer.body()).isIn(400, 422);
    assertThat(answer.body())
        .contains("OperationOutcome", at)
        .doesNotContain("HAPI", "ca.uhn", "passwd", "meta-data", "9990001144");
    assertThat(recorded()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "7.49 an observation on a child that is not held is refused as if there were no such child")
  void anotherChildIsNotThere() {
    var another = Partners.aFamily();
    partners.play(another, "1");
    var stranger =
        ResourceId.of(
            "Patient",
            "https://onestory.example/fhir/Id/ehm-person",
            Partners.idIn(another, "P-1"));

    var hidden = visitor.post("Observation", good("x").replace(theo, stranger));
    var nobody = visitor.post("Observation", good("x").replace(theo, UUID.randomUUID().toString()));

    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(hidden.body()).isEqualTo(nobody.body());
  }

  @Test
  @DisplayName(
      "7.47 what a caller says of an observation's version, time, label, profile or source is not taken")
  void whatACallerSaysOfMetaIsNotTaken() {
    var meta =
        """
        "meta":{"versionId":"99","lastUpdated":"2001-01-01T00:00:00Z","source":"urn:x","profile":["CANARY/profile"],
          "tag":[{"code":"x"}],"security":[{"system":"x","code":"public"}]},"id":"chosen","implicitRules":"CANARY/rules",
        "text":{"status":"generated","div":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><script>alert(1)</script></div>"}
        """;
    var answer =
        visitor.post("Observation", with(meta.replace("\"implicitRules\":\"CANARY/rules\",", "")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body())
        .contains("\"versionId\":\"1\"")
        .contains("needs")
        .doesNotContain("2001-01-01", "urn:x", "/profile", "public", "chosen", "script");
  }

  @Test
  @DisplayName(
      "7.48 a narrative deeper or longer than one is, and a script in words, are never markup")
  void aNarrativeIsNeverMarkup() {
    var deep = "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">" + "<b>".repeat(20_000);
    var answer =
        visitor.post(
            "Observation", with("\"text\":{\"status\":\"generated\",\"div\":\"" + deep + "\"}"));
    assertThat(answer.statusCode()).isEqualTo(400);

    var words = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    var taken = visitor.post("Observation", GOOD.formatted(UUID.randomUUID(), theo, words));
    assertThat(taken.statusCode()).isEqualTo(201);
    var page = storyPage();
    assertThat(page).doesNotContain("<script", "<img");
  }

  @Test
  @DisplayName("7.48 words of a message that look like markup are words on every page")
  void wordsOfAMessageAreNeverMarkup() {
    var other = Partners.aFamily();
    partners.play(other, "1");
    var assessment = other.message("2-1-assessment");
    partners.send(
        assessment.with(
            assessment
                .xml()
                .replace(
                    "I get tired when they shout",
                    "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;")));
    partners.inStep(other);
    var maya =
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(other, "P-1"));

    var page = page("pcc", "Patient/" + maya);

    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
  }

  @Test
  @DisplayName(
      "7.51 7.54 a code is what its system says; what it is shown as decides nothing, and its length is bounded")
  void aCodeIsWhatItsSystemSays() {
    var odd =
        with(
            "\"code\":{\"coding\":[{\"system\":\"http://wrong.example\",\"code\":\"5.2\",\"display\":\"All is well\"}]}");
    assertThat(visitor.post("Observation", odd).statusCode()).isEqualTo(201);

    var huge = with("\"code\":{\"coding\":[{\"code\":\"" + "x".repeat(5_000) + "\"}]}");
    assertThat(visitor.post("Observation", huge).statusCode()).isEqualTo(422);
    var text = with("\"valueString\":\"" + "x".repeat(100_001) + "\"");
    assertThat(visitor.post("Observation", text).statusCode()).isEqualTo(422);
    var beyond = with("\"code\":{\"text\":\"" + "x".repeat(1_100_000) + "\"}");
    assertThat(visitor.post("Observation", beyond).statusCode()).isEqualTo(400);
    var large = with("\"valueString\":\"" + "x".repeat(3 << 20) + "\"");
    assertThat(visitor.post("Observation", large).statusCode()).isEqualTo(413);
  }

  @Test
  @DisplayName(
      "7.45 right-to-left marks and what only looks like a letter are stored as they were written")
  void whatIsLegalIsStoredAsItWasWritten() {
    var words = "\u202e\u05e9\u05dc\u05d5\u05dd \u041c\u0430ya \ud83d\ude00";
    var answer = visitor.post("Observation", GOOD.formatted(UUID.randomUUID(), theo, words));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains(words);
  }

  @Test
  @DisplayName(
      "7.36 7.60 one identifier is one observation: the same again is the first, another is a conflict")
  void oneIdentifierIsOneObservation() {
    var id = UUID.randomUUID().toString();
    var first = visitor.post("Observation", good(id));
    var again = visitor.post("Observation", good(id));
    var other = visitor.post("Observation", good(id).replace("Speech review", "Something else"));
    var corrected =
        visitor.post(
            "Observation",
            good(id).replace("Speech review", "Something else").replace("final", "corrected"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
    assertThat(corrected.body()).contains("Something else", "\"versionId\":\"2\"");
    assertThat(visitor.post("Observation", good(id), "If-None-Exist", "identifier=").statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("7.60 of eight who create the same thing at once, exactly one is told that it did")
  void ofManyWhoCreateAtOnceOneDoes() {
    var body = good(UUID.randomUUID().toString());

    var answers = atOnce(8, () -> visitor.post("Observation", body));

    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 200).hasSize(7);
  }

  @Test
  @DisplayName("7.60 of eight who change one version at once, exactly one does")
  void ofManyWhoChangeAtOnceOneDoes() {
    var task = visitors("A-21");
    var tag = tag(task);
    task.addNote(new Annotation(new org.hl7.fhir.r4.model.MarkdownType("seen")));
    var body = json(task);

    var answers = atOnce(8, () -> visitor.put(path(task), body, "If-Match", tag));

    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 412).hasSize(7);
    partners.inStep(family);
  }

  @Test
  @DisplayName(
      "7.60 If-Match names the version that is there, in FHIR's form, or nothing is changed")
  void ifMatchNamesTheVersionThatIsThere() {
    var task = visitors("A-21");
    var version = task.getMeta().getVersionId();
    var body = json(task);

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
    assertThat(recorded()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "7.47 7.59 nobody takes over what is another's, makes something under an id of their choice, or moves it to another")
  void nobodyTakesOverWhatIsAnothers() {
    var task = visitors("A-21");
    var tag = tag(task);
    var own = json(task);
    var moved = task.copy();
    moved.getFor().setReference("Patient/" + child("P-1"));
    var owned = task.copy();
    owned.getOwner().setReference("Organization/" + UUID.randomUUID());
    var renamed = task.copy();
    renamed.setId(UUID.randomUUID().toString());

    assertThat(school.put(path(task), own, "If-Match", tag).statusCode())
        .as("hidden, or without the scope")
        .isIn(403, 404);
    assertThat(
            visitor.put("Task/" + UUID.randomUUID(), json(renamed), "If-Match", tag).statusCode())
        .as("an id of one's choice")
        .isIn(400, 404);
    assertThat(visitor.put(path(task), json(moved), "If-Match", tag).statusCode()).isEqualTo(422);
    assertThat(visitor.put(path(task), json(owned), "If-Match", tag).statusCode()).isEqualTo(422);
    assertThat(visitor.put(path(task), json(renamed), "If-Match", tag).statusCode())
        .as("another id in the body")
        .isIn(400, 422);
    assertThat(
            visitor
                .put("Goal/" + task.getIdElement().getIdPart(), own, "If-Match", tag)
                .statusCode())
        .as("another type in the body")
        .isIn(400, 404, 422);
    assertThat(visitor.post("Observation", own).statusCode()).isIn(400, 422);
    assertThat(recorded()).isEqualTo(before);
  }

  @Test
  @DisplayName("7.47 7.50 7.59 an update can't lower a label, point elsewhere or bring documents")
  void anUpdateCantLowerALabel() {
    var task = visitors("A-21");
    var tag = tag(task);
    var lower = task.copy();
    lower.getMeta().getSecurity().clear();
    lower.getMeta().addSecurity().setSystem("x").setCode("public");
    var pointing = task.copy();
    pointing.addOutput().setValue(new UriType(canaryUrl + "/x")).getType().setText("see");
    var document = task.copy();
    document
        .addOutput()
        .setValue(new org.hl7.fhir.r4.model.Attachment().setUrl(canaryUrl + "/a"))
        .getType()
        .setText("see");
    var modified = task.copy();
    modified.addOutput().setValue(new StringType("x")).getType().setText("see");
    modified
        .getOutputFirstRep()
        .addModifierExtension()
        .setUrl("http://x.example")
        .setValue(new StringType("x"));

    assertThat(visitor.put(path(task), json(document), "If-Match", tag).statusCode())
        .isEqualTo(422);
    assertThat(visitor.put(path(task), json(modified), "If-Match", tag).statusCode())
        .isEqualTo(422);
    assertThat(visitor.put(path(task), json(lower), "If-Match", tag).statusCode()).isEqualTo(422);
    var stored = visitor.put(path(task), json(pointing), "If-Match", tag);
    assertThat(stored.statusCode()).as("an address is text, " + stored.body()).isEqualTo(200);
    assertThat(stored.body()).contains(canaryUrl);
    partners.inStep(family);
  }

  @Test
  @DisplayName("7.55 a batch of 200 000 is not read, whatever is in it")
  void aBatchIsNotRead() {
    var entry = "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/../$x\"}},";
    var batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + entry.repeat(200);

    assertThat(visitor.post("", batch).statusCode()).isEqualTo(405);
    assertThat(visitor.post("Bundle", batch + "]}").statusCode()).isEqualTo(400);
    assertThat(visitor.post("Observation", batch.replaceFirst(",$", "") + "{}]}").statusCode())
        .isIn(400, 422);
  }

  @Test
  @DisplayName("7.53 a council's gate refuses a FHIR write too, and says which")
  void aGateRefusesAFhirWriteToo() {
    var answer = visitor.post("Observation", with("\"effectiveDateTime\":\"2027-01-01\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("gate/date-in-future", "effectiveDateTime");
    assertThat(recorded()).isEqualTo(before);
  }

  private String with(String element) {
    var name = element.replaceFirst("(?s)^\\s*\"([^\"]+)\".*", "$1");
    var rest =
        good(UUID.randomUUID().toString())
            .replaceFirst("\"" + name + "\":(\\[[^\\]]*\\]|\\{[^}]*\\}|\"[^\"]*\"),?\\s*", "");
    if (name.startsWith("effective")) {
      rest = rest.replaceFirst("\"effectiveDateTime\":\"[^\"]*\",\\s*", "");
    }
    if (name.startsWith("value") && !name.equals("valueString")) {
      rest = rest.replaceFirst(",\\s*\"valueString\":\"[^\"]*\"", "");
    }
    var told =
        element
            .replace("CANARY", canaryUrl)
            .replace("SELF", partners.gateway().toString())
            .replace("THEO", theo);
    return "{" + told + "," + rest.substring(1).replaceFirst(",\\s*\\}$", "}");
  }

  private String good(String id) {
    return GOOD.formatted(id, theo, "Speech delay");
  }

  private List<Integer> atOnce(int many, java.util.function.Supplier<HttpResponse<String>> ask) {
    var asking =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask.get().statusCode()))
            .limit(many)
            .toList();
    return asking.stream().map(CompletableFuture::join).toList();
  }

  private Task visitors(String action) {
    var found =
        visitor
            .get(
                "Task?identifier=https://onestory.example/fhir/Id/ehm-action%7C"
                    + Partners.idIn(family, action))
            .body();
    return (Task)
        fhir.newJsonParser().parseResource(Bundle.class, found).getEntryFirstRep().getResource();
  }

  private static String path(Task task) {
    return "Task/" + task.getIdElement().getIdPart();
  }

  private static String tag(Task task) {
    return "W/\"" + task.getMeta().getVersionId() + "\"";
  }

  private String json(Task task) {
    return fhir.newJsonParser().encodeResourceToString(task);
  }

  private String child(String id) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id));
  }

  private String storyPage() {
    return page("health-visiting-p", "Patient/" + theo);
  }

  private String page(String client, String path) {
    try {
      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(partners.gateway() + "/stories/" + path))
                      .header("Authorization", "Bearer " + partners.token(client))
                      .header("Accept", "text/html")
                      .build(),
                  HttpResponse.BodyHandlers.ofString(UTF_8));
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Everything of this family that is recorded, and every message of health visiting. */
  private String recorded() {
    return jdbc.sql(
            """
            select (select coalesce(sum(version), 0) from resource where family = ?) || ' '
              || (select count(*) from inbox_message where source = 'health-visiting-p')
            """)
        .param(FamilyId.of(Partners.familyKey(family)))
        .query(String.class)
        .single();
  }
}
