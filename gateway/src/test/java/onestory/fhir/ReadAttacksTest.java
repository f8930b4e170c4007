package onestory.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.councils.Directory;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import onestory.record.Key;
import onestory.security.RawHttp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * What a read can't be made to tell: what may not be seen is not there, however it is asked for.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadAttacksTest {

  @Autowired private Partners partners;
  @Autowired private HeldFamilies held;
  @Autowired private Directory directory;

  @Value("${onestory.base-url}")
  private String base;

  private Family family;
  private FhirAsker visitor;
  private FhirAsker school;
  private String hidden;

  @BeforeAll
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
    visitor = new FhirAsker(partners, "health-visiting-p");
    school = new FhirAsker(partners, "fenbank");
    hidden =
        "CarePlan/"
            + visitor
                .get("CarePlan?patient=Patient/" + child("P-2"))
                .body()
                .replaceFirst(
                    "(?s).*?\"resourceType\": ?\"CarePlan\",\\s*\"id\": ?\"([^\"]+)\".*", "$1");
  }

  static Stream<String> ways() {
    return Stream.of(
        "",
        "/_history",
        "/_history/1",
        "/_history/2",
        "/_history/9",
        "?_format=xml",
        "?_pretty=true");
  }

  @ParameterizedTest(name = "[type]/[id]{0}")
  @MethodSource("ways")
  @DisplayName(
      "7.58 4.56 what is hidden, gone, of another type, or never was gets one and the same answer")
  void whatIsHiddenIsAsIfItWereNotThere(String way) {
    var nothing = school.get("CarePlan/" + UUID.randomUUID() + way);

    assertThat(nothing.statusCode()).isEqualTo(404);
    for (var path :
        List.of(
            hidden,
            hidden.replace("CarePlan", "Goal"),
            "CarePlan/" + child("P-2"),
            "CarePlan/1",
            "CarePlan/" + "a".repeat(64),
            "Bundle/" + UUID.randomUUID(),
            "NoSuchType/1")) {
      var answer = school.get(path + way);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).isEqualTo(nothing.body());
      assertThat(headers(answer)).as(path).isEqualTo(headers(nothing));
    }
  }

  @Test
  @DisplayName("7.58 4.56 an ETag is no oracle: no 304 for what may not be seen")
  void anETagIsNoOracle() {
    for (var header : List.of("If-None-Match", "If-Match")) {
      for (var tag : List.of("W/\"1\"", "\"1\"", "*")) {
        assertThat(school.get(hidden, header, tag).statusCode()).as(tag).isEqualTo(404);
      }
    }
    var since = "Wed, 01 Jan 2036 00:00:00 GMT";
    assertThat(school.get(hidden, "If-Modified-Since", since).statusCode()).isEqualTo(404);
    assertThat(visitor.get(hidden, "If-None-Match", "W/\"1\"").statusCode())
        .as("who may see it is told that nothing changed")
        .isEqualTo(304);
  }

  @Test
  @DisplayName("7.58 a scope that is missing is said before anything is looked for")
  void aScopeThatIsMissing() {
    var console = new FhirAsker(partners, "console");
    var there = console.get(hidden);
    var nowhere = console.get("CarePlan/" + UUID.randomUUID());

    assertThat(there.statusCode()).isEqualTo(403);
    assertThat(there.body()).isEqualTo(nowhere.body());
  }

  @Test
  @DisplayName(
      "7.58 4.56 to find nothing takes the same work, whether nothing is there or nothing may be seen")
  void toFindNothingTakesTheSameWork() {
    var fenbank =
        directory.organisations().stream()
            .filter(known -> known.identifier().value().equals("900101"))
            .findFirst()
            .orElseThrow();
    var hiddenKey = new Key("CarePlan", UUID.fromString(hidden.substring("CarePlan/".length())));
    var noKey = new Key("CarePlan", UUID.randomUUID());

    assertThat(held.viewed(fenbank, hiddenKey)).as("families looked at").hasSize(1);
    assertThat(held.viewed(fenbank, noKey)).as("families looked at").hasSize(1);

    // of a family that is out of reach too, of which a page is asked by its Group or a child's
    // Patient
    var unshared = Partners.aFamily();
    partners.play(unshared, "2");
    var group = new Key("Group", FamilyId.of(Partners.familyKey(unshared)));
    assertThat(held.viewed(fenbank, group))
        .singleElement()
        .satisfies(viewed -> assertThat(viewed.family()).isNotEqualTo(group.id()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/ID/$everything",
        "Patient/$everything",
        "$export",
        "Patient/$export",
        "Group/ID/$export",
        "Observation/$lastn",
        "Patient/ID/$meta",
        "Patient/$match",
        "$graphql",
        "_history",
        "Patient/_history",
        "CarePlan/ID/Goal",
        "Patient/ID/*",
        "",
      })
  @DisplayName(
      "4.56 7.58 what is not offered is not there: $everything, $export, histories of all, compartments")
  void whatIsNotOfferedIsNotThere(String path) {
    var answer = visitor.get(path.replace("ID", child("P-1")));

    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404, 405);
    assertThat(answer.body()).contains("OperationOutcome").doesNotContain("Okafor", "HAPI");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, '', 405",
    "PUT, '', 405",
    "POST, Bundle, 404",
    "POST, Patient, 405",
    "POST, Consent, 405",
    "PUT, Consent/1, 405",
    "PUT, Patient/1, 405",
    "PUT, Patient?identifier=x, 405",
    "PUT, Task?identifier=x, 405",
    "DELETE, Task/1, 405",
    "DELETE, Task?status=requested, 405",
    "PATCH, Task/1, 405",
    "POST, Patient/ID/$meta-add, 404",
    "POST, Task/1/$expunge, 404",
    "POST, $process-message, 404",
    "POST, Task/$validate, 404",
    "POST, $graphql, 404",
    "POST, Task/1, 405",
  })
  @DisplayName(
      "7.50 7.55 7.59 7.60 batches, patches, deletions and conditional writes are not offered")
  void whatIsNotDoneHere(String method, String path, int status) {
    var patch = method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json";
    var body = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[]}";

    var answer = visitor.send(method, path.replace("ID", child("P-1")), patch, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("OperationOutcome").doesNotContain("HAPI");
  }

  @Test
  @DisplayName(
      "7.30 7.32 whoever the caller says we are, links show our own address; nothing of the call comes back")
  void linksShowOurOwnAddress() throws IOException {
    var token = partners.token("health-visiting-p");
    var raw = new RawHttp(partners.gateway().getPort());
    for (var path :
        List.of(
            "Goal?patient=Patient/" + child("P-1") + "&_count=1",
            "Patient/" + child("P-1"),
            "metadata",
            "Patient/" + child("P-1") + "/$story")) {
      var answer =
          raw.lines(
              "GET /fhir/" + path + " HTTP/1.1",
              "Host: attacker.example",
              "X-Forwarded-Host: attacker.example",
              "X-Forwarded-Proto: gopher",
              "X-Forwarded-Prefix: /attacker.example",
              "X-Original-URL: /attacker.example",
              "X-Rewrite-URL: /attacker.example",
              "Forwarded: host=attacker.example",
              "X-Request-Id: <script>attacker.example",
              "Origin: http://attacker.example",
              "Connection: close",
              "Authorization: Bearer " + token);

      assertThat(answer.statuses()).as(path).containsExactly(200);
      assertThat(answer.text()).as(path).doesNotContain("attacker.example").contains(base);
    }
  }

  private String child(String id) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id));
  }

  /** All but the time and the number of the answer. */
  private static Map<String, List<String>> headers(HttpResponse<?> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("x-request-id");
    return headers;
  }
}
