package onestory.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.Withdrawals;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.security.Seal;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a search can't be made to tell. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchAttacksTest {

  @Autowired private Partners partners;
  @Autowired private FhirContext fhir;
  @Autowired private Seal seal;
  @Autowired private Clock clock;

  private Family family;
  private FhirAsker visitor;
  private FhirAsker school;
  private String theo;
  private String maya;

  @BeforeAll
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
    visitor = new FhirAsker(partners, "health-visiting-p");
    school = new FhirAsker(partners, "fenbank");
    theo = child("P-2");
    maya = child("P-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown=1",
        "_include=*",
        "_include=CarePlan:subject",
        "_include:iterate=CarePlan:subject",
        "_revinclude=Goal:subject",
        "_has:Observation:patient:code=1",
        "subject.name=Maya",
        "patient.name=Maya",
        "patient:Patient.name=Maya",
        "_filter=status eq active",
        "_query=all",
        "_content=Maya",
        "_text=Maya",
        "_list=1",
        "_type=Patient",
        "_total=accurate",
        "_elements=id",
        "_summary=count",
        "_summary=true",
        "_contained=both",
        "_security=R",
        "_profile=x",
        "_source=x",
        "_tag=x",
        "_id=1",
        "identifier:contains=9",
        "identifier:missing=false",
        "identifier:not=9",
        "identifier:of-type=9",
        "status:not=draft",
        "category:below=x",
        "category:text=plan",
        "_lastUpdated:missing=true",
        "_count:x=1",
        "patient:identifier=x%7Cy",
        "note=x",
        "X-HTTP-Method-Override=DELETE",
        "access_token=x",
      })
  @DisplayName("7.56 a parameter that is not offered is refused, never left out in silence")
  void aParameterThatIsNotOffered(String parameter) {
    var query = parameter.replace(" ", "%20");

    var answer = visitor.get("CarePlan?patient=" + maya + "&" + query);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body())
        .contains("OperationOutcome", "identifier", "_lastUpdated")
        .doesNotContain("Maya", "ca.uhn", "HAPI");
    assertThat(visitor.form("CarePlan/_search", "patient=" + maya + "&" + query).statusCode())
        .as("in a form")
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Task?patient=1&patient=2",
        "Task?status=requested&status=completed",
        "Task?status=requested,completed",
        "Task?identifier=%7C",
        "Task?identifier=",
        "Task?identifier=a%00b",
        "Task?identifier=a%0d%0ab",
        "Task?_sort=description",
        "Task?patient=1&_sort=owner",
        "Task?patient=1&_count=0",
        "Task?patient=1&_count=-1",
        "Task?patient=1&_count=1e9",
        "Task?patient=1&_count=1&_count=2",
        "Task?_lastUpdated=nonsense",
        "Task?due=2026-02-31",
        "Task",
      })
  @DisplayName("7.56 a value that means nothing, or two things, is refused")
  void aValueThatMeansNothing(String query) {
    var answer = visitor.get(query);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome").doesNotContain("SQL", "ca.uhn", "HAPI");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' or '1'='1",
        "'; drop table resource; --",
        "\"}' or content @> '{\"a\":\"",
        "{\"$ne\":null}",
        "\") or true or (\"",
        "%",
        "_",
        ".*",
        "(a+)+$",
        "Patient.name.family = 'Okafor'",
        "select r from Resource r",
        "${jndi:ldap://127.0.0.1:1/a}",
        "#{T(java.lang.Runtime).getRuntime()}",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "\u0130\u200b\u202e",
      })
  @DisplayName(
      "7.56 payloads for SQL, JPQL, FHIRPath, patterns and templates are looked for, and found nowhere")
  void aPayloadIsLookedForAndFoundNowhere(String payload) {
    var value = URLEncoder.encode(payload, UTF_8);

    for (var query :
        List.of(
            "Patient?identifier=" + value,
            "Task?status=" + value,
            "CarePlan?category=" + value,
            "CarePlan?patient=" + value,
            "Task?owner=" + value,
            "Patient?identifier=" + value + "%7C" + value)) {
      var answer = visitor.get(query);
      assertThat(answer.statusCode()).as(query + answer.body()).isIn(200, 400);
      if (answer.statusCode() == 200) {
        assertThat(bundle(answer).getEntry()).as(query).isEmpty();
      } else {
        assertThat(answer.body()).doesNotContain(payload, "SQL", "org.");
      }
    }
  }

  @Test
  @DisplayName("7.56 a parameter of 8 kB, in the address and in a form")
  void aParameterOfEightKilobytes() {
    var value = "x".repeat(8_192);

    assertThat(visitor.get("Patient?identifier=" + value).statusCode()).isEqualTo(414);
    assertThat(visitor.form("Patient/_search", "identifier=" + value).statusCode()).isEqualTo(400);
    assertThat(visitor.get("Patient?identifier=" + value.substring(0, 2_000)).statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("7.56 a search by form is the same search; criteria in both places are refused")
  void aSearchByFormIsTheSameSearch() {
    var form = visitor.form("CarePlan/_search", "patient=Patient/" + maya);

    assertThat(bundle(form).getEntry())
        .hasSameSizeAs(bundle(visitor.get("CarePlan?patient=Patient/" + maya)).getEntry())
        .hasSize(1);
    assertThat(visitor.form("CarePlan/_search?status=active", "patient=" + maya).statusCode())
        .isEqualTo(400);
    assertThat(visitor.form("CarePlan/_search?_format=json", "patient=" + maya).statusCode())
        .isEqualTo(200);
    assertThat(visitor.send("POST", "CarePlan/_search", "application/fhir+json", "{}").statusCode())
        .isEqualTo(415);
  }

  @Test
  @DisplayName("7.56 4.56 no count, total, page or sorting tells of what may not be seen")
  void nothingTellsOfWhatMayNotBeSeen() {
    for (var type : List.of("CarePlan", "Goal", "Condition", "Observation", "Task", "Consent")) {
      var hidden = school.get(type + "?patient=Patient/" + theo + "&_count=1");
      var nobody = school.get(type + "?patient=Patient/" + UUID.randomUUID() + "&_count=1");

      assertThat(hidden.statusCode()).isEqualTo(200);
      assertThat(bundle(hidden).getTotalElement().getValue()).as(type).isNull();
      assertThat(plain(hidden)).as(type).isEqualTo(plain(nobody));
    }
    var visible = bundle(school.get("Goal?patient=Patient/" + maya + "&_count=1"));
    assertThat(visible.getTotalElement().getValue()).isNull();
  }

  @Test
  @DisplayName("7.56 an element that is left out for an asker can't be searched by")
  void whatIsLeftOutCantBeSearchedBy() {
    var goals = bundle(visitor.get("Goal?patient=Patient/" + maya)).getEntry().size();
    var category = "https://onestory.example/fhir/CodeSystem/need%7C5.2";

    assertThat(goals).isPositive();
    assertThat(bundle(school.get("Condition?category=" + category)).getEntry()).isEmpty();
    assertThat(
            bundle(school.get("Patient?identifier=https://fhir.nhs.uk/Id/nhs-number%7C" + nhs()))
                .getEntry())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "_format=json, */*, 200",
    "_format=application/fhir%2Bxml, application/fhir+json, 200",
    "_format=ttl, */*, 406",
    "_format=html/json, application/fhir+json, 406",
    "_pretty=false, text/turtle, 406",
    "_pretty=false, image/png, 406",
    "_pretty=false, 'text/html, */*;q=0.1', 200",
  })
  @DisplayName(
      "7.35 an answer in a format that there is, _format before Accept as FHIR has it, or 406")
  void anAnswerInAFormatThatThereIs(String format, String accept, int status) {
    assertThat(visitor.get("Patient/" + maya + "?" + format, "Accept", accept).statusCode())
        .isEqualTo(status);
  }

  @Test
  @DisplayName(
      "7.57 a cursor is gone when its time is over, and holds nothing of what was withdrawn")
  void aCursorIsGoneWhenItsTimeIsOver() {
    var question = "Task?status=requested";
    var place = "2026-01-01 00:00:00+00|" + UUID.randomUUID() + "|" + UUID.randomUUID();
    long now = clock.instant().getEpochSecond();
    var fresh = seal.close(now + "|" + place, "fenbank " + question);
    var old =
        seal.close(now - Duration.ofHours(2).toSeconds() + "|" + place, "fenbank " + question);

    assertThat(school.get(question + "&_cursor=" + fresh).statusCode()).isEqualTo(200);
    assertThat(school.get(question + "&_cursor=" + old).statusCode()).isEqualTo(410);
    assertThat(visitor.get(question + "&_cursor=" + fresh).statusCode()).isEqualTo(410);
  }

  @Test
  @DisplayName(
      "4.56 7.57 after a withdrawal the next page, reads, versions and history hold nothing more")
  void afterAWithdrawalNothingIsLeft() {
    var other = Partners.aFamily();
    partners.play(other, "4");
    var child = child(other, "P-1");
    var first =
        Stream.of("Goal", "Task", "Condition", "CareTeam", "Encounter")
            .map(type -> bundle(school.get(type + "?patient=Patient/" + child + "&_count=1")))
            .filter(page -> page.getLink("next") != null)
            .findFirst()
            .orElseThrow();
    var goal = first.getEntry().get(0).getResource().getIdElement().toUnqualifiedVersionless();
    var next = first.getLink("next").getUrl().replaceFirst(".*/fhir/", "");
    Withdrawals.withdraw(partners, other);
    partners.inStep(other);

    assertThat(school.get(next).body()).doesNotContain("\"entry\"");
    assertThat(bundle(school.get("Goal?patient=Patient/" + child)).getEntry()).isEmpty();
    for (var path : List.of("", "/_history", "/_history/1")) {
      assertThat(school.get(goal.getValue() + path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(school.get(goal.getValue(), "If-None-Match", "W/\"1\"").statusCode()).isEqualTo(404);
  }

  private String nhs() {
    var patient = visitor.get("Patient/" + maya).body();
    return patient.replaceFirst("(?s).*\"value\": ?\"([0-9]{10})\".*", "$1");
  }

  private String child(String id) {
    return child(family, id);
  }

  private static String child(Family of, String id) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(of, id));
  }

  /** Without what is another for every answer. */
  private static String plain(HttpResponse<String> answer) {
    return answer
        .body()
        .replaceAll("\"(id|lastUpdated)\": ?\"[^\"]*\"", "")
        .replaceAll("Patient%2F[0-9a-f-]{36}", "");
  }

  private Bundle bundle(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return fhir.newJsonParser().parseResource(Bundle.class, answer.body());
  }
}
