package onestory.security;

import static onestory.security.DoorAsker.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import onestory.audit.AuditKind;
import onestory.audit.RecordedEntries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that no door is given: in another format, or without end. */
@ImpatientDoors
class FrontBodiesTest {

  @Autowired private Secrets secrets;
  @Autowired private RecordedEntries audit;
  @LocalServerPort private int port;

  private RawHttp raw;
  private DoorAsker doors;

  @BeforeEach
  void raw() {
    raw = new RawHttp(port);
    doors = new DoorAsker(port, secrets);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/fhir+json | 200",
        "application/json; charset=utf-8 | 200",
        "application/fhir+json; charset=\"UTF-8\" | 200",
        "application/fhir+json; charset=utf-7 | 415",
        "application/fhir+json; charset=utf-16 | 415",
        "application/fhir+json; charset=latin1 | 415",
        "application/fhir+json; charset=nonsense | 415",
        "application/fhir+xml | 415",
        "text/xml | 415",
        "text/plain | 415",
        "application/x-www-form-urlencoded | 415",
        "multipart/form-data; boundary=x | 415",
        "application/x-java-serialized-object | 415",
        "application/json, application/fhir+xml | 415",
        "nonsense | 415",
      })
  @DisplayName("7.35 one format, in UTF-8")
  void oneFormatInUtf8(String type, int status) throws Exception {
    assertThat(doors.post("/fhir/Task", "{}", type.strip()).statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("7.35 two formats at once, none at all, a byte order mark")
  void noFormatOrTwo() throws Exception {
    assertThat(doors.post("/fhir/Task", "{}", JSON, "Content-Type", "text/xml").statusCode())
        .isEqualTo(415);
    assertThat(doors.post("/fhir/Task", "\uFEFF{}", JSON).statusCode()).isEqualTo(415);
    RawHttp.Answer none =
        raw.lines(
            "POST /fhir/Task HTTP/1.1",
            "Host: x",
            "Connection: close",
            "Authorization: Bearer " + doors.token("health-visiting-p"),
            "Content-Length: 2",
            "",
            "{}");
    assertThat(none.statuses()).containsExactly(415);
  }

  @ParameterizedTest
  @CsvSource({
    "{\"a\":1e1000000},number",
    "{\"status\":1|\"status\":2},duplicate-key",
    "{\"a\":\"\\u0000\"},character",
    "{\"a\":\"\\ud800\"},character",
    "{\"a\":,json",
  })
  @DisplayName(
      "7.45 JSON is looked through before a parser sees it, and refused in the door's format")
  void jsonIsLookedThroughFirst(String body, String rule) throws Exception {
    HttpResponse<String> answer = doors.post("/fhir/Task", body.replace('|', ','), JSON);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "\"diagnostics\":\"" + rule);
    // written down when the answer has gone
    await()
        .untilAsserted(
            () ->
                assertThat(audit.of(AuditKind.ACCESS_REFUSED))
                    .anyMatch(
                        entry ->
                            entry.rule().equals("400")
                                && "health-visiting-p".equals(entry.agent().id())));
    doors.assertStillAnswers();
  }

  @Test
  @DisplayName("7.34 a body without end, and one that would grow, are not read to their end")
  void aBodyWithoutEnd() throws Exception {
    InputStream endless =
        new InputStream() {
          private long left = 1L << 30;

          @Override
          public int read() {
            return left-- > 0 ? ' ' : -1;
          }
        };
    HttpRequest.Builder request =
        doors.as("health-visiting-p", "/fhir/Task").header("Content-Type", JSON);
    assertThat(
            doors
                .send(request.copy().POST(BodyPublishers.ofInputStream(() -> endless)))
                .statusCode())
        .isEqualTo(413);
    for (String encoding : List.of("gzip", "gzip, gzip", "br", "deflate", "x-unknown")) {
      assertThat(doors.post("/fhir/Task", "{}", JSON, "Content-Encoding", encoding).statusCode())
          .as(encoding)
          .isEqualTo(415);
    }
    assertThat(doors.rawGet("/fhir/asker", "Content-Length: 3", "", "abc").statuses())
        .as("a body where none belongs")
        .first()
        .isEqualTo(400);
    doors.assertStillAnswers();
  }

  @Test
  @DisplayName("7.34 a body shorter than announced has no effect")
  void aBodyShorterThanAnnounced() throws Exception {
    RawHttp.Answer answer =
        raw.send(
            "POST /fhir/Task HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + JSON
                + "\r\nContent-Length: 100\r\nAuthorization: Bearer "
                + doors.token("health-visiting-p")
                + "\r\n\r\n{}");

    assertThat(answer.closed()).isTrue();
    assertThat(answer.statuses()).noneMatch(status -> status < 400);
    doors.assertStillAnswers();
  }
}
