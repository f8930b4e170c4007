package onestory.people;

import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.AUDITOR;
import static onestory.people.Role.ENGINEER;
import static onestory.people.Role.PRACTITIONER;
import static onestory.people.Role.REVIEWER;
import static onestory.people.Role.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who places, sees and lifts hard stops: reviewers of the council; two to lift one. */
@GatewayTest
class StopOperationsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STOPS = "/operations/stops";
  private static final String NL_COUNCIL = "https://onestory.example/fhir/Id/dfe-la-code|813";
  private static final String SCHOOL =
      "{\"system\":\"https://fhir.hl7.org.uk/Id/urn-school-number\",\"value\":\"%s\"}";

  @Autowired private ListableBeanFactory gateway;
  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private final Family family = Partners.aFamily();
  private final UUID record = FamilyId.of(Partners.familyKey(family));
  private final UUID child = patient("P-1");
  private Visitors visitors;
  private Browser reviewer;

  @BeforeEach
  void aFamilyAndItsReviewer() {
    partners.play(family, "1");
    visitors = new Visitors(gateway);
    reviewer = signedIn("peterborough", Visitors.COUNCIL, REVIEWER);
  }

  @Test
  @DisplayName("7.66 Only a reviewer of the council places and lifts; engineers see ids and kinds")
  void whoMay() {
    var stop = place(reviewer, asked("court-order", "FD26P00123", ""));
    assertThat(stop.statusCode()).as(stop.body()).isEqualTo(201);
    var id = json(stop).path("id").asText();
    var lift = STOPS + "/" + id + "/lift";

    for (var role : new Role[] {ENGINEER, AUDITOR, ADMINISTRATOR}) {
      var other = signedIn(null, null, role);
      assertThat(place(other, asked("court-order", "X1", "")).statusCode()).isEqualTo(403);
      assertThat(post(other, lift + "?why=ended", "").statusCode()).isEqualTo(403);
      assertThat(other.get(STOPS).statusCode()).isEqualTo(role == ENGINEER ? 200 : 403);
    }
    for (var own :
        new Browser[] {
          signedIn("peterborough", Visitors.FENBANK, PRACTITIONER),
          signedIn("peterborough", Visitors.MASH, TRIAGE)
        }) {
      assertThat(place(own, asked("court-order", "X1", "")).statusCode()).isEqualTo(403);
      assertThat(own.get(STOPS).statusCode()).isEqualTo(403);
    }
    var engineer = signedIn("peterborough", null, ENGINEER).get(STOPS + "?family=" + record);
    assertThat(engineer.body()).contains(id, "court-order").doesNotContain("FD26P00123", "Maya");
    assertThat(reviewer.get(STOPS + "?family=" + record).body()).contains(id, "FD26P00123");
    assertThat(signedIn("north-lincolnshire", null, ENGINEER).get(STOPS).body()).doesNotContain(id);
  }

  @Test
  @DisplayName("4.41 Two people lift a stop; placed again, a lift that was asked for is off")
  void twoLift() {
    var other = signedIn("peterborough", Visitors.COUNCIL, REVIEWER);
    var asked = asked("do-not-tell", "CASE-7", SCHOOL.formatted("900101"));
    var id = json(place(reviewer, asked)).path("id").asText();
    var lift = STOPS + "/" + id + "/lift";

    assertThat(rule(post(other, lift + "/approve", ""), 409)).isEqualTo("stop/lift-not-asked");
    assertThat(rule(post(reviewer, lift + "?why=bored", ""), 422)).isEqualTo("stop/why");
    assertThat(post(reviewer, lift + "?why=mistaken", "").statusCode()).isEqualTo(202);
    assertThat(rule(post(other, lift + "?why=ended", ""), 409)).isEqualTo("stop/lift-asked");
    assertThat(rule(post(reviewer, lift + "/approve", ""), 409)).isEqualTo("stop/second-person");
    assertThat(list().path("liftWhy").asText()).isEqualTo("mistaken");

    // refused, and then asked anew, and then the stop placed again: it stands
    assertThat(post(other, lift + "/refuse", "").statusCode()).isEqualTo(204);
    assertThat(post(reviewer, lift + "?why=ended", "").statusCode()).isEqualTo(202);
    var again = place(other, asked);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("id").asText()).isEqualTo(id);
    assertThat(rule(post(other, lift + "/approve", ""), 409)).isEqualTo("stop/lift-not-asked");

    assertThat(post(other, lift + "?why=ended", "").statusCode()).isEqualTo(202);
    assertThat(post(reviewer, lift + "/approve", "").statusCode()).isEqualTo(204);
    assertThat(list().isMissingNode()).isTrue();
    assertThat(post(reviewer, lift + "/approve", "").statusCode()).isEqualTo(404);
    assertThat(audited(id))
        .containsSubsequence(
            "stop-placed",
            "stop-lift-asked",
            "stop-lift-refused",
            "stop-lift-asked",
            "stop-lift-asked",
            "stop-lifted");
    // what was lifted is placed as another one
    assertThat(json(place(reviewer, asked)).path("id").asText()).isNotEqualTo(id);
  }

  /** What was done about the stop, the first first. */
  private List<String> audited(String stop) {
    return jdbc.sql(
            """
            select kind->>'code' from audit_event, jsonb_array_elements(content->'subtype') as kind
            where strpos(content::text, ?) > 0 and kind->>'code' like 'stop-%' order by recorded
            """)
        .param("Flag/" + stop)
        .query(String.class)
        .list();
  }

  @Test
  @DisplayName("4.41 The same terms are the same stop; another number, kind or school is another")
  void sameOrAnother() {
    var id = json(place(reviewer, asked("court-order", "A/1", ""))).path("id").asText();

    assertThat(place(reviewer, asked("court-order", "A/1", "")).statusCode()).isEqualTo(200);
    for (var other :
        new String[] {
          asked("court-order", "A/2", ""),
          asked("do-not-tell", "A/1", ""),
          asked("court-order", "A/1", SCHOOL.formatted("900101"))
        }) {
      var answer = place(reviewer, other);
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(json(answer).path("id").asText()).isNotEqualTo(id);
    }
  }

  @Test
  @DisplayName("4.41 What is no stop is refused with a rule and a remedy, and nothing is stored")
  void noStop() {
    var cases =
        new String[][] {
          {asked("identity-closed", "A1", ""), "stop/kind"},
          {asked("court-order", "his father works there", ""), "stop/reference"},
          {asked("court-order", "", ""), "stop/reference"},
          {asked("court-order", "A1", SCHOOL.formatted("999999")), "stop/unknown-organisation"},
          {asked("protected-address", "A1", SCHOOL.formatted("900101")), "stop/for-everybody"},
          {asked("court-order", "A1", SCHOOL.formatted("900201")), "stop/unknown-organisation"},
          {
            asked("court-order", "A1", SCHOOL.formatted("900101"))
                .replace(
                    "}]",
                    "},{\"system\":\"https://onestory.example/fhir/Id/dfe-la-code\",\"value\":\"874\"}]"),
            "stop/unknown-organisation"
          },
          {
            asked("court-order", "A1", "")
                .replace("\"kind\"", "\"from\":\"2030-01-01T00:00:00Z\",\"kind\""),
            "stop/not-yet"
          },
          {asked("court-order", "A1", "").replace(child.toString(), ""), "stop/of-whom"}
        };
    for (var one : cases) {
      var answer = place(reviewer, one[0]);
      assertThat(rule(answer, 422)).isEqualTo(one[1]);
      assertThat(json(answer).path("remedy").asText()).isNotBlank();
      assertThat(answer.body()).doesNotContain("father");
    }
    assertThat(list().isMissingNode()).isTrue();
  }

  @Test
  @DisplayName("4.41 Unknown, another council's, an adult, an ended identity: one answer")
  void oneAnswerForWhatIsNotThere() {
    var nobody = UUID.randomUUID().toString();
    var theirs = signedIn("north-lincolnshire", NL_COUNCIL, REVIEWER);
    var asked = asked("court-order", "A1", "");
    var ended = patient("P-2");
    post(
        reviewer,
        "/operations/identity/endings",
        "{\"child\":\"%s\",\"reason\":\"adopted\"}".formatted(ended));
    var adult =
        jdbc.sql("select id::text from resource where type = 'Person' and family = ? limit 1")
            .param(record)
            .query(String.class)
            .single();
    var unknown = place(reviewer, asked.replace(child.toString(), nobody));
    assertThat(unknown.statusCode()).isEqualTo(404);

    for (var answer :
        new HttpResponse<?>[] {
          place(reviewer, asked.replace(record.toString(), nobody)),
          place(reviewer, asked.replace(child.toString(), ended.toString())),
          place(reviewer, asked.replace(child.toString(), adult)),
          place(theirs, asked)
        }) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(unknown.body());
    }
    var id = json(place(reviewer, asked)).path("id").asText();
    var lift = post(theirs, STOPS + "/" + id + "/lift?why=ended", "");
    assertThat(lift.statusCode()).isEqualTo(404);
    assertThat(
            post(theirs, STOPS + "/" + nobody + "/lift?why=ended", "").body().replace(nobody, id))
        .isEqualTo(lift.body());
    assertThat(theirs.get(STOPS + "?family=" + record).body()).isEqualTo("[]");
  }

  private Browser signedIn(String council, String organisation, Role role) {
    return visitors.signedIn(visitors.in(council, organisation, role));
  }

  private String asked(String kind, String reference, String organisations) {
    return "{\"family\":\"%s\",\"child\":\"%s\",\"kind\":\"%s\",\"reference\":\"%s\",\"organisations\":[%s]}"
        .formatted(record, child, kind, reference, organisations);
  }

  private static HttpResponse<String> place(Browser browser, String body) {
    return post(browser, STOPS, body);
  }

  private static HttpResponse<String> post(Browser browser, String path, String body) {
    browser.get("/account");
    return browser.send(
        "POST", path, body, "X-CSRF-Token", browser.token(), "Content-Type", "application/json");
  }

  private JsonNode list() {
    return json(reviewer.get(STOPS + "?family=" + record)).path(0);
  }

  private static String rule(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return json(answer).path("rule").asText();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private UUID patient(String id) {
    return UUID.fromString(
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id)));
  }
}
