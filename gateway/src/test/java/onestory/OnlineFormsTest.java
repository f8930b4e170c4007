package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The online system's door (SYS-01 to SYS-03): a form is kept or refused, and the receipt says what
 * comes next. (What each rule refuses: see onestory.forms.)
 */
@GatewayTest
class OnlineFormsTest {

  private static final AtomicInteger CASES = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String reference = "NL-T" + CASES.incrementAndGet();

  @Test
  void theReceiptSaysWhatIsKeptWhatComesNextAndWhereThePlanIs() {
    var answer = send("assessment", form("1-1-form-assessment"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    var receipt = read(answer);
    assertThat(receipt.at("/repeated").asBoolean()).isFalse();
    assertThat(receipt.at("/receiptId").asText()).isNotBlank();
    assertThat(receipt.at("/next/kind").asText()).isEqualTo("review-plan");
    assertThat(receipt.at("/next/link").asText())
        .endsWith("/inbox/forms-nlc/review-plan?reference=" + reference);
    assertThat(receipt.at("/plan/page").asText()).endsWith("/stories/plan/" + reference);
    assertThat(receipt.at("/plan/pdf").asText()).endsWith("/stories/plan/" + reference + ".pdf");
    assertThat(receipt.at("/warnings")).isEmpty();
  }

  @Test
  void whoDoesNotAskForThePdfIsToldSo() {
    var form = form("1-1-form-assessment");
    form.put("pdfWanted", false);

    var receipt = read(send("assessment", form));

    assertThat(receipt.at("/warnings/0/rule").asText()).isEqualTo("pdf-not-wanted");
  }

  @Test
  void afterAClosingReviewComesTheClosureSummaryAndAfterThatNothing() {
    assertThat(read(send("review-plan", form("2c-1-form-review-plan"))).at("/next/kind").asText())
        .isEqualTo("closure-summary");
    assertThat(read(send("closure-summary", form("3-1-form-closure-summary"))).at("/next").isNull())
        .isTrue();
  }

  @Test
  void aFormSentAgainChangesNothingAndAnotherUnderItsNumberIsRefused() {
    var form = form("1-1-form-assessment");
    var first = read(send("assessment", form));

    var again = read(send("assessment", form.toPrettyString()));
    assertThat(again.at("/repeated").asBoolean()).isTrue();
    assertThat(again.at("/receiptId")).isEqualTo(first.at("/receiptId"));

    form.put("reason", "Another reason.");
    var other = send("assessment", form);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(read(other).at("/rule").asText()).isEqualTo("conflict");
  }

  @Test
  void theFormsOfACaseAreRecordedInWhateverOrderTheyCome() {
    var review = read(send("review-plan", form("2-1-form-review-plan")));
    settled(review, "waiting unknown-reference");
    assertThat(reason(review)).contains("replaces");

    var assessment = read(send("assessment", form("1-1-form-assessment")));
    settled(assessment, "done");
    settled(review, "done");
    settled(read(send("plan-sent", form("2a-1-form-plan-sent"))), "done");
    settled(read(send("review-plan", form("2c-1-form-review-plan"))), "done");
    settled(read(send("closure-summary", form("3-1-form-closure-summary"))), "done");
  }

  @Test
  void wordsFromRightToLeftAreRecordedAsTheyWereWritten() {
    var words =
        "\u202e\u05e9\u05dc\u05d5\u05dd\u202c \u0645\u0631\u062d\u0628\u0627 \ud83d\ude00 two  spaces ";
    var form = form("1-1-form-assessment");
    form.put("household", words);
    settled(read(send("assessment", form)), "done");

    assertThat(
            jdbc.sql(
                    """
                    select item #>> '{answer,0,valueString}'
                    from resource, jsonb_array_elements(content -> 'item') item
                    where content -> 'identifier' ->> 'value' = ? and item ->> 'linkId' = 'household'
                    """)
                .param(reference + ".1")
                .query(String.class)
                .single())
        .isEqualTo(words);
  }

  @Test
  void whatIsRefusedSaysItsRuleItsPlaceAndItsRemedy() {
    var form = form("1-1-form-assessment");
    form.put("formVersion", "nl-assessment-2031-01");

    var answer = send("assessment", form);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = read(answer);
    assertThat(problem.at("/rule").asText()).isEqualTo("unknown-form");
    assertThat(problem.at("/at").asText()).isEqualTo("/formVersion");
    assertThat(problem.at("/remedy").asText()).contains("nl-assessment-2022-11");
  }

  @ParameterizedTest(name = "{0} {1} with {2} as {3}: {4}")
  @CsvSource({
    "POST, /inbox/forms-nlc/assessment, , application/json, 401",
    "POST, /inbox/forms-nlc/assessment, fenbank, application/json, 403",
    "POST, /inbox/forms-nlc/assessment, console, application/json, 403",
    "POST, /inbox/elsewhere/assessment, forms-nlc, application/json, 403",
    "POST, /inbox, forms-nlc, application/json, 403",
    "POST, /inbox/forms-nlc/contact, forms-nlc, application/json, 404",
    "POST, /inbox/forms-nlc/assessment, forms-nlc, text/plain, 415",
    "POST, /inbox/forms-nlc/assessment, forms-nlc, application/json;charset=latin1, 415",
    "GET, /inbox/forms-nlc/assessment, forms-nlc, application/json, 405",
  })
  void theDoorOpensForTheOnlineSystemsFormsOnly(
      String method, String path, String client, String type, int status) {
    assertThat(
            request(method, path, client, type, form("1-1-form-assessment").toString())
                .statusCode())
        .isEqualTo(status);
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    var answer = send("assessment", " ".repeat((2 << 20) + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> send(String kind, Object form) {
    return request(
        "POST", "/inbox/forms-nlc/" + kind, "forms-nlc", "application/json", form.toString());
  }

  private HttpResponse<String> request(
      String method, String path, String client, String type, String body) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve(path))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body, UTF_8));
    if (client != null) {
      request.header("Authorization", "Bearer " + partners.token(client));
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void settled(JsonNode receipt, String state) {
    await(state)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(
                        inboxed(receipt, "select concat_ws(' ', state, rule) from inbox_message"))
                    .isEqualTo(state));
  }

  private String reason(JsonNode receipt) {
    return inboxed(receipt, "select concat_ws(' ', at, says, remedy) from inbox_message");
  }

  private String inboxed(JsonNode receipt, String select) {
    return jdbc.sql(select + " where receipt = ?::uuid")
        .param(receipt.at("/receiptId").asText())
        .query(String.class)
        .single();
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  /** The family's form as of a case of its own, with children whom no other case has. */
  private ObjectNode form(String name) {
    var file = "/onestory/families/2-barraclough/" + name + ".json";
    try (var in = OnlineFormsTest.class.getResourceAsStream(file)) {
      var form = (ObjectNode) JSON.readTree(in);
      form.put("reference", reference);
      form.put("submissionId", form.get("submissionId").asText() + "-" + reference);
      form.at("/people/children")
          .forEach(child -> ((ObjectNode) child).remove(List.of("nhsNumber", "upn")));
      return form;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
