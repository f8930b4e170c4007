package onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.identity.ResourceId;
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
    var body = writes.with(element);

    var answer = visitor.post("Observation", body);

    assertThat(answer.statusCode()).as(body + answer.body()).isIn(400, 422);
    assertThat(answer.body())
        .contains("OperationOutcome", at)
        .doesNotContain("HAPI", "ca.uhn", "passwd", "meta-data", "9990001144");
    assertThat(writes.recorded()).isEqualTo(before);
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

    var hidden = visitor.post("Observation", writes.good("x").replace(writes.theo, stranger));
    var nobody =
        visitor.post(
            "Observation", writes.good("x").replace(writes.theo, UUID.randomUUID().toString()));

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
        visitor.post(
            "Observation", writes.with(meta.replace("\"implicitRules\":\"CANARY/rules\",", "")));

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
            "Observation",
            writes.with("\"text\":{\"status\":\"generated\",\"div\":\"" + deep + "\"}"));
    assertThat(answer.statusCode()).isEqualTo(400);

    var words = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    var taken = visitor.post("Observation", writes.good(UUID.randomUUID().toString(), words));
    assertThat(taken.statusCode()).isEqualTo(201);
    var page = writes.page("health-visiting-p", "Patient/" + writes.theo);
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

    var page = writes.page("pcc", "Patient/" + maya);

    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
  }

  @Test
  @DisplayName(
      "7.51 7.54 a code is what its system says; what it is shown as decides nothing, and its length is bounded")
  void aCodeIsWhatItsSystemSays() {
    var odd =
        writes.with(
            "\"code\":{\"coding\":[{\"system\":\"http://wrong.example\",\"code\":\"5.2\",\"display\":\"All is well\"}]}");
    assertThat(visitor.post("Observation", odd).statusCode()).isEqualTo(201);

    var huge = writes.with("\"code\":{\"coding\":[{\"code\":\"" + "x".repeat(5_000) + "\"}]}");
    assertThat(visitor.post("Observation", huge).statusCode()).isEqualTo(422);
    var text = writes.with("\"valueString\":\"" + "x".repeat(100_001) + "\"");
    assertThat(visitor.post("Observation", text).statusCode()).isEqualTo(422);
    var beyond = writes.with("\"code\":{\"text\":\"" + "x".repeat(1_100_000) + "\"}");
    assertThat(visitor.post("Observation", beyond).statusCode()).isEqualTo(400);
    var large = writes.with("\"valueString\":\"" + "x".repeat(3 << 20) + "\"");
    assertThat(visitor.post("Observation", large).statusCode()).isEqualTo(413);
  }

  @Test
  @DisplayName(
      "7.45 right-to-left marks and what only looks like a letter are stored as they were written")
  void whatIsLegalIsStoredAsItWasWritten() {
    var words = "\u202e\u05e9\u05dc\u05d5\u05dd \u041c\u0430ya \ud83d\ude00";
    var answer = visitor.post("Observation", writes.good(UUID.randomUUID().toString(), words));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains(words);
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
    var answer = visitor.post("Observation", writes.with("\"effectiveDateTime\":\"2027-01-01\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("gate/date-in-future", "effectiveDateTime");
    assertThat(writes.recorded()).isEqualTo(before);
  }
}
