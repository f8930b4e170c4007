package onestory.security;

import static onestory.security.DoorAsker.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is refused before any door looks at it, over real sockets: what could be read two ways.
 * After each of them the next good request is answered.
 */
@ImpatientDoors
class FrontDoorsTest {

  @Autowired private Secrets secrets;
  @LocalServerPort private int port;

  private RawHttp raw;
  private DoorAsker doors;

  @BeforeEach
  void raw() {
    raw = new RawHttp(port);
    doors = new DoorAsker(port, secrets);
  }

  static Stream<Arguments> smuggled() {
    String next = "GET /fhir/asker HTTP/1.1\r\nHost: x\r\n\r\n";
    String post = "POST /oauth/token HTTP/1.1\r\nHost: x\r\n";
    return Stream.of(
        arguments(
            "both lengths",
            post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next),
        arguments(
            "two transfer encodings",
            post
                + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
                + next),
        arguments(
            "an unknown transfer encoding",
            post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + next),
        arguments(
            "compressed, then in chunks",
            post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + next),
        arguments("two lengths", post + "Content-Length: 0\r\ncontent-length: 44\r\n\r\n" + next),
        arguments("a negative length", post + "Content-Length: -1\r\n\r\n" + next),
        arguments("a length with a sign", post + "Content-Length: +5\r\n\r\nhello" + next),
        arguments("a space before the colon", post + "Content-Length : 5\r\n\r\nhello" + next),
        arguments(
            "a chunk that is no number",
            post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n" + next),
        arguments(
            "a chunk's extension with a line's end inside",
            post + "Transfer-Encoding: chunked\r\n\r\n5;a=\nb\r\nhello\r\n0\r\n\r\n" + next),
        arguments("no host", "GET /fhir/asker HTTP/1.1\r\n\r\n" + next),
        arguments("two hosts", "GET /fhir/asker HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n" + next),
        arguments("HTTP/0.9", "GET /fhir/asker\r\n" + next),
        arguments("HTTP/9.9", "GET /fhir/asker HTTP/9.9\r\nHost: x\r\n\r\n" + next),
        arguments(
            "a NUL in a header", "GET /fhir/asker HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n" + next),
        arguments("a bare line's end", "GET /fhir/asker HTTP/1.1\nHost: x\rA: b\n\n" + next));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smuggled")
  @DisplayName("7.27 what two servers could cut differently gets one refusal, and the line is cut")
  void whatTwoServersCouldCutDifferently(String what, String bytes) throws IOException {
    RawHttp.Answer answer = raw.send(bytes);

    assertThat(answer.closed()).as(answer.text()).isTrue();
    assertThat(answer.statuses()).as(answer.text()).hasSizeLessThanOrEqualTo(1);
    assertThat(answer.statuses()).allMatch(status -> status >= 400);
    assertThat(answer.text()).doesNotContainIgnoringCase("tomcat", "java");
    doors.assertStillAnswers();
  }

  @Test
  @DisplayName("7.27 a folded header is one header, and folds nothing in")
  void aFoldedHeaderFoldsNothingIn() throws IOException {
    RawHttp.Answer answer =
        raw.lines(
            "POST /oauth/token HTTP/1.1",
            "Host: x",
            "Connection: close",
            "A: b",
            " Transfer-Encoding: chunked",
            "Content-Length: 5",
            "",
            "hello");

    assertThat(answer.statuses()).as(answer.text()).hasSize(1).allMatch(status -> status >= 400);
    doors.assertStillAnswers();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/CarePlan/..%2f..%2fetc",
        "/fhir/%2e%2e/error",
        "/fhir/../actuator/health",
        "/fhir/..;/actuator/health",
        "/fhir;x=1/asker",
        "/fhir/asker;x=1",
        "//fhir/asker",
        "/fhir//asker",
        "/fhir/asker/",
        "/fhir/asker.",
        "/fhir/asker%00",
        "/fhir/%c0%ae%c0%ae/asker",
        "/fhir/asker%0d%0aSet-Cookie:%20x=1",
        "/fhir/Task/%31",
        "/fhir/Task/a_b",
        "/fhir\\asker",
        "/operations/..%5cfhir/asker",
        "http://other.example/../fhir/asker"
      })
  @DisplayName("7.28 7.32 7.64 an address that could be read two ways is refused, with any token")
  void anAddressThatCouldBeReadTwoWays(String path) throws Exception {
    RawHttp.Answer answer =
        doors.rawGet(path, "Authorization: Bearer " + doors.token("health-visiting-p"));

    assertThat(answer.statuses()).as(answer.text()).hasSize(1).allMatch(s -> s == 400 || s == 404);
    assertThat(answer.text()).doesNotContain("clientId", "UP", "Set-Cookie");
    doors.assertStillAnswers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/FHIR/asker", "/Fhir/asker", "/fhirx/asker", "/actuator/health", "/fhi"})
  @DisplayName("7.64 another spelling of a door is no door")
  void anotherSpellingOfADoorIsNoDoor(String path) throws Exception {
    assertThat(
            doors
                .rawGet(path, "Authorization: Bearer " + doors.token("health-visiting-p"))
                .statuses())
        .containsExactly(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND", "get", "FOO", "TRACK"})
  @DisplayName("7.29 a method that nobody serves is not tunnelled to one that somebody does")
  void aMethodThatNobodyServes(String method) throws Exception {
    RawHttp.Answer answer =
        raw.lines(
            method + " /fhir/Task/1 HTTP/1.1",
            "Host: x",
            "Connection: close",
            "Authorization: Bearer " + doors.token("health-visiting-p"));

    assertThat(answer.statuses()).as(answer.text()).containsExactly(405);
    assertThat(answer.text()).doesNotContain("Bearer ");
  }

  @Test
  @DisplayName("7.29 CONNECT leads nowhere, and TRACE echoes nothing")
  void connectLeadsNowhere() throws Exception {
    RawHttp.Answer answer = raw.lines("CONNECT 169.254.169.254:80 HTTP/1.1", "Host: x");

    assertThat(answer.statuses()).hasSize(1).isSubsetOf(400, 405, 501);
    RawHttp.Answer trace =
        raw.lines("TRACE /fhir/Task/1 HTTP/1.1", "Host: x", "Canary: echoed", "Connection: close");
    assertThat(trace.statuses()).hasSize(1).isSubsetOf(400, 405);
    assertThat(trace.text()).doesNotContain("echoed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
  @DisplayName("7.29 a header is no method")
  void aHeaderIsNoMethod(String header) throws Exception {
    for (String method : List.of("DELETE", "PUT", "GET")) {
      assertThat(doors.post("/fhir/Task", "{}", JSON, header, method).statusCode()).isEqualTo(405);
    }
  }

  @Test
  @DisplayName("7.32 a line's end in an id or a correlation id ends no line of ours")
  void aLinesEndEndsNoLine() throws Exception {
    RawHttp.Answer answer =
        doors.rawGet(
            "/fhir/asker", "X-Request-Id: a\rSet-Cookie: b=c", "X-Correlation-Id: a\u0085d");
    assertThat(answer.text()).doesNotContain("Set-Cookie");

    RawHttp.Answer folded = doors.rawGet("/fhir/asker", "X-Request-Id: a", "\tSet-Cookie: b=c");
    assertThat(folded.text().lines()).noneMatch(line -> line.startsWith("Set-Cookie"));
    doors.assertStillAnswers();
  }

  @Test
  @DisplayName("7.56 an address longer than is set is refused")
  void anAddressLongerThanIsSet() throws Exception {
    assertThat(doors.rawGet("/fhir/asker?a=" + "x".repeat(8_300)).statuses()).containsExactly(414);
    assertThat(doors.rawGet("/fhir/asker?a=" + "x".repeat(100_000)).statuses())
        .containsExactly(400);
  }
}
