package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import onestory.audit.AuditAgent;
import onestory.problem.Unanswerable;
import onestory.retention.LegalHolds;
import onestory.retention.RightsRequests;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is wrong with what an engineer or a reviewer asks is said: where, what, and what to do. */
@GatewayTest
class OperationAnswersTest {

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private Partners partners;
  @Autowired private LegalHolds holds;
  @Autowired private RightsRequests requests;

  @ParameterizedTest
  @CsvSource({
    "messages,                                    400, missing,    state,        Send it",
    "messages?state=stuck,                        400, unreadable, state,        'accepted, done,"
        + " held, superseded, waiting'",
    "messages/x,                                  400, unreadable, receipt,      Send an id",
    "messages/ID,                                 404, unknown,    receipt,      state=held",
    "deliveries?state=stuck,                      400, unreadable, state,        'delivered,"
        + " failed, overtaken, refused, sending'",
    "deliveries/ID/replay-decision,               404, unknown,    id,           GET"
        + " /operations/deliveries",
    "holdings,                                    400, missing,    organisation, Send it",
    "holdings?organisation=NOBODY,                404, unknown,    organisation, such as RXP01",
    "decide?organisation=RXP01,                   400, missing,    family,       Send it",
    "decide?organisation=RXP01&family=x,          400, unreadable, family,       Send an id",
    "decide?organisation=RXP01&family=ID&at=noon, 400, unreadable, at,          "
        + " 2026-03-01T12:00:00Z",
    "decide?organisation=NOBODY&family=ID,        404, unknown,    organisation, such as RXP01",
    "decide?organisation=RXP01&family=ID,         404, unknown,    family,       GET"
        + " /operations/deliveries",
    "recalls?state=all,                           400, unreadable, state,        'answered, open'",
    "identity/questions?state=all,                400, unreadable, state,        'different, open,"
        + " same'",
    "identity/questions/ID,                       404, unknown,    id,           GET"
        + " /operations/identity/questions",
    "identity/acts?state=all,                     400, unreadable, state,        'settled, undone,"
        + " unreviewed'",
    "identity/consents/x/deliveries,              400, unreadable, id,           Send an id",
  })
  void whatIsWrongWithAQuestionIsSaid(
      String asked, int status, String rule, String at, String remedy) throws Exception {
    isRefused(asks("console", "GET", asked, null), status, rule, at, remedy);
  }

  @ParameterizedTest
  @CsvSource({
    "partners/ehm/resume,              404, unknown, partner,      GET /operations/pauses",
    "step/NOBODY/ID/again,             404, unknown, organisation, such as RXP01",
    "step/RXP01/ID/again,              404, unknown, family,       GET /operations/deliveries",
    "schools/ehm/read,                 404, unknown, partner,      GET /operations/schools",
    "timescales/atlantis/recompute,    404, unknown, council,      such as peterborough",
  })
  void whatIsWrongWithADeedIsSaid(String asked, int status, String rule, String at, String remedy)
      throws Exception {
    isRefused(asks("console", "POST", asked, null), status, rule, at, remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "merges    | {}                                              | 400 | missing    | stays",
        "merges    | {\"stays\":\"x\"}                               | 400 | unreadable | stays",
        "merges    | {\"stays\":\"ID\",\"goes\":\"ID\"}              | 400 | missing    | reason",
        "families  | {\"stays\":\"ID\",\"goes\":\"ID\"}              | 400 | missing    | reason",
        "splits    | {\"reason\":\"x\"}                              | 400 | missing    | child",
        "splits    | {\"child\":\"ID\",\"reason\":\"x\",\"identifiers\":[{\"system\":\"s\"}]} | 400"
            + " | missing | identifiers.value",
        "numbers   | {\"child\":\"ID\",\"reason\":\"x\"}             | 400 | missing    |"
            + " nhsNumber",
        "endings   | {\"child\":\"ID\",\"reason\":\" \"}             | 400 | missing    | reason",
        "questions/ID/decision | {\"decision\":\"same\",\"reason\":\"x\"} | 404 | unknown | id",
        "acts/ID/undo          | {}                                  | 400 | missing    | reason",
        "acts/ID/undo          | {\"reason\":\"x\"}                  | 404 | unknown    | id",
        "acts/ID/reviewed      | {\"reason\":\"x\"}                  | 404 | unknown    | id",
      })
  void whatIsWrongWithADecisionIsSaid(String asked, String body, int status, String rule, String at)
      throws Exception {
    var answer = asks("identity-reviewer", "POST", "identity/" + asked, body.replace("ID", NOBODY));
    isRefused(answer, status, rule, at, "");
  }

  @Test
  void aBodyOfAnotherTypeIsToldWhichOneIsRead() throws Exception {
    var request =
        request("identity-reviewer", "identity/merges")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("hello"));
    isRefused(send(request), 415, "content-type", "Content-Type", "application/json");
  }

  @Test
  void aHoldOnNobodyIsNoHold() {
    var nobody = UUID.fromString(NOBODY);
    var who = AuditAgent.client("test", null);
    assertThat(catchThrowable(() -> holds.set(nobody, "inquiry", "INQ-1", who)))
        .asInstanceOf(InstanceOfAssertFactories.type(Unanswerable.class))
        .extracting(Unanswerable::status)
        .isEqualTo(404);
    assertThat(catchThrowable(() -> requests.note(nobody, "erasure", "SAR-1", who)))
        .isInstanceOf(Unanswerable.class);
    assertThat(holds.all()).noneMatch(hold -> hold.reference().equals("INQ-1"));
  }

  private static void isRefused(
      HttpResponse<String> answer, int status, String rule, String at, String remedy)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    var problem = JSON.readTree(answer.body());
    assertThat(problem.path("rule").asText()).isEqualTo(rule);
    assertThat(problem.path("at").asText()).isEqualTo(at);
    assertThat(problem.path("says").asText()).isNotBlank();
    assertThat(problem.path("remedy").asText()).isNotBlank().contains(remedy);
  }

  private HttpResponse<String> asks(String client, String method, String asked, String body)
      throws IOException, InterruptedException {
    var request = request(client, asked.replace("ID", NOBODY));
    return send(
        body == null
            ? request.method(method, BodyPublishers.noBody())
            : request
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String client, String asked) {
    return HttpRequest.newBuilder(partners.gateway().resolve("/operations/" + asked))
        .header("Authorization", "Bearer " + partners.token(client));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
