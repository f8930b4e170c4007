package onestory.forms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** MASH's contacts and outcomes: one in a request, or a line each (MSH-01, MSH-02). */
@GatewayTest
class MashDoorTest {

  private static final AtomicInteger CONTACTS = new AtomicInteger(5000);

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private final ObjectMapper json = new ObjectMapper();
  private final String number = "MC-26-0" + CONTACTS.incrementAndGet();

  @Test
  void aContactIsKeptAndBecomesARequestWithItsTask() throws Exception {
    var receipt = single("contact", contact());

    assertThat(receipt.statusCode()).isEqualTo(202);
    assertThat(settled(receipt)).isEqualTo("done");
    assertThat(recorded("ServiceRequest", "mash-contact", number)).isEqualTo(1);
    assertThat(recorded("Task", "mash-contact", number)).isEqualTo(1);
    assertThat(recorded("Task", "mash-enquiry", number)).isEqualTo(1);
  }

  @Test
  void anOutcomeOfTheHubOpensAnEpisodeThatIsBeingExplored() throws Exception {
    settled(single("contact", contact()));

    assertThat(settled(single("outcome", outcome()))).isEqualTo("done");

    assertThat(recorded("Task", "mash-outcome", number)).isEqualTo(1);
    assertThat(recorded("EpisodeOfCare", "eh-episode", "mash." + number)).isEqualTo(1);
  }

  @Test
  void theSameOutcomeAgainChangesNothingAndADifferentOneIsHeld() throws Exception {
    settled(single("contact", contact()));
    settled(single("outcome", outcome()));

    var again = single("outcome", outcome());
    var other =
        single(
            "outcome",
            outcome()
                .replace("MO-26-00731", "MO-" + number + "-B")
                .replace("MO-" + number + "\"", "MO-" + number + "-B\"")
                .replace("early-help-hub-enquiry", "nfa"));

    assertThat(json.readTree(again.body()).path("repeated").asBoolean()).isTrue();
    assertThat(settled(other)).isEqualTo("held gate/one-mash-outcome");
  }

  @Test
  void aListOfOutcomesIsRefusedWithItsPlace() throws Exception {
    var refused =
        single(
            "outcome",
            outcome()
                .replace("\"early-help-hub-enquiry\"", "[\"nfa\", \"early-help-hub-enquiry\"]"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json.readTree(refused.body()).path("at").asText()).isEqualTo("/outcome");
  }

  @Test
  void ofAMemberOfThePublicNoNameIsTaken() throws Exception {
    var message = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(contact());
    message.putObject("source").put("public", true).put("name", "Mrs Green");

    var refused = single("contact", message.toString());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/source").doesNotContain("Green");
  }

  @Test
  void anotherSystemCannotSendHere() throws Exception {
    var refused = single("contact", contact().replace("\"mash-pcc\"", "\"ehm-pcc\""));

    assertThat(json.readTree(refused.body()).path("rule").asText()).isEqualTo("system");
  }

  @Test
  void eachLineOfABatchHasItsOwnReceiptOrProblem() throws Exception {
    var lines =
        String.join(
            "\n",
            line(contact()),
            "{\"not\": \"a contact\"}",
            "",
            "no JSON at all",
            line(contact().replace(number, number + "-2")),
            line(contact()));

    var answer = send("contact", "application/x-ndjson", lines);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answers(answer.body()))
        .extracting(
            each -> each.path("line").asInt() + " " + each.path("status").asInt(),
            each -> each.path("rule").asText(),
            each -> each.path("repeated").asBoolean())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1 202", "", false),
            org.assertj.core.groups.Tuple.tuple("2 422", "schema:additionalProperties", false),
            org.assertj.core.groups.Tuple.tuple("4 400", "json", false),
            org.assertj.core.groups.Tuple.tuple("5 202", "", false),
            org.assertj.core.groups.Tuple.tuple("6 202", "", true));
  }

  @Test
  void aLineThatIsNotUtf8HurtsNoOther() throws Exception {
    var bytes = new java.io.ByteArrayOutputStream();
    bytes.write("{\"x\": \"".getBytes(UTF_8));
    bytes.write(0xff);
    bytes.write(("\"}\n" + line(contact())).getBytes(UTF_8));

    var answer = send("contact", "application/x-ndjson", bytes.toByteArray());

    assertThat(answers(answer.body()))
        .extracting(each -> each.path("status").asInt())
        .containsExactly(400, 202);
  }

  @Test
  void whatIsNotUtf8IsRefusedAlone() throws Exception {
    var bytes = contact().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[bytes.length / 2] = (byte) 0xff;

    var refused = send("contact", "application/json", bytes);

    assertThat(json.readTree(refused.body()).path("rule").asText()).isEqualTo("utf-8");
  }

  private List<JsonNode> answers(String body) throws IOException {
    var answers = new ArrayList<JsonNode>();
    for (var line : body.lines().toList()) {
      answers.add(json.readTree(line));
    }
    return answers;
  }

  private String line(String message) throws IOException {
    return json.readTree(message).toString();
  }

  private String settled(HttpResponse<String> receipt) throws IOException {
    assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(202);
    var id = json.readTree(receipt.body()).path("receiptId").asText();
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(id), state -> !state.equals("accepted"));
  }

  private String state(String receipt) {
    return jdbc.sql("select concat_ws(' ', state, rule) from inbox_message where receipt = ?::uuid")
        .param(receipt)
        .query(String.class)
        .single();
  }

  private long recorded(String type, String system, String value) {
    return jdbc.sql(
            """
            select count(*) from resource where type = ?
              and content -> 'identifier' @> jsonb_build_array(jsonb_build_object('system', ?::text, 'value', ?::text))
            """)
        .params(type, "https://onestory.example/fhir/Id/" + system, value)
        .query(Long.class)
        .single();
  }

  private HttpResponse<String> single(String kind, String message) throws Exception {
    return send(kind, "application/json", message);
  }

  private HttpResponse<String> send(String kind, String type, String body) throws Exception {
    return send(kind, type, body.getBytes(UTF_8));
  }

  private HttpResponse<String> send(String kind, String type, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve("/inbox/mash-pcc/" + kind))
            .header("Authorization", "Bearer " + partners.token("mash-pcc"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String contact() throws IOException {
    return told("1-1-mash-contact");
  }

  private String outcome() throws IOException {
    return told("2-1-mash-outcome").replace("MO-26-00731", "MO-" + number);
  }

  /**
   * A contact of its own about a child of its own, with no number that another test's child has.
   */
  private String told(String file) throws IOException {
    try (var in =
        Family.class.getResourceAsStream("/onestory/families/4-novak/" + file + ".json")) {
      return new String(in.readAllBytes(), UTF_8)
          .replace("MC-26-00731", number)
          .replaceAll("\"nhsNumber\": \"[0-9]+\",", "\"reference\": \"P-" + number + "\",");
    }
  }
}
