package onestory.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onestory.audit.AuditKind;
import onestory.audit.RecordedEntries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What is refused before any door looks at it, over real sockets: after each of them the next good
 * request is answered. Times and numbers are set short.
 */
@SpringBootTest(
    classes = DoorsApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "server.tomcat.connection-timeout=700ms",
      "onestory.front.body-within=2s",
      "onestory.front.burst=400",
      "onestory.front.per-minute=60",
      "onestory.front.at-once=4"
    })
class FrontDoorsTest {

  private static final String JSON = "application/fhir+json";

  @TempDir static Path temp;

  @Autowired Secrets secrets;
  @Autowired DoorsApplication.Behind behind;
  @Autowired RecordedEntries audit;
  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  private final HttpClient http = HttpClient.newHttpClient();
  private RawHttp raw;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("onestory.data", () -> temp.resolve("data").toString());
  }

  @BeforeEach
  void raw() {
    raw = new RawHttp(port);
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
    stillAnswers();
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
    stillAnswers();
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
    RawHttp.Answer answer = get(path, "Authorization: Bearer " + token("health-visiting-p"));

    assertThat(answer.statuses()).as(answer.text()).hasSize(1).allMatch(s -> s == 400 || s == 404);
    assertThat(answer.text()).doesNotContain("clientId", "UP", "Set-Cookie");
    stillAnswers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/FHIR/asker", "/Fhir/asker", "/fhirx/asker", "/actuator/health", "/fhi"})
  @DisplayName("7.64 another spelling of a door is no door")
  void anotherSpellingOfADoorIsNoDoor(String path) throws Exception {
    assertThat(get(path, "Authorization: Bearer " + token("health-visiting-p")).statuses())
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
            "Authorization: Bearer " + token("health-visiting-p"));

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
      assertThat(post("/fhir/Task", "{}", JSON, header, method).statusCode()).isEqualTo(405);
    }
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
    assertThat(post("/fhir/Task", "{}", type.strip()).statusCode()).isEqualTo(status);
  }

  @Test
  @DisplayName("7.35 two formats at once, none at all, a byte order mark")
  void noFormatOrTwo() throws Exception {
    assertThat(post("/fhir/Task", "{}", JSON, "Content-Type", "text/xml").statusCode())
        .isEqualTo(415);
    assertThat(post("/fhir/Task", "\uFEFF{}", JSON).statusCode()).isEqualTo(415);
    RawHttp.Answer none =
        raw.lines(
            "POST /fhir/Task HTTP/1.1",
            "Host: x",
            "Connection: close",
            "Authorization: Bearer " + token("health-visiting-p"),
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
    HttpResponse<String> answer = post("/fhir/Task", body.replace('|', ','), JSON);

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
    stillAnswers();
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
        request("/fhir/Task", "health-visiting-p").header("Content-Type", JSON);
    assertThat(
            http.send(
                    request.copy().POST(BodyPublishers.ofInputStream(() -> endless)).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(413);
    for (String encoding : List.of("gzip", "gzip, gzip", "br", "deflate", "x-unknown")) {
      assertThat(post("/fhir/Task", "{}", JSON, "Content-Encoding", encoding).statusCode())
          .as(encoding)
          .isEqualTo(415);
    }
    assertThat(get("/fhir/asker", "Content-Length: 3", "", "abc").statuses())
        .as("a body where none belongs")
        .first()
        .isEqualTo(400);
    stillAnswers();
  }

  @Test
  @DisplayName("7.34 a body shorter than announced has no effect")
  void aBodyShorterThanAnnounced() throws Exception {
    RawHttp.Answer answer =
        raw.send(
            "POST /fhir/Task HTTP/1.1\r\nHost: x\r\nContent-Type: "
                + JSON
                + "\r\nContent-Length: 100\r\nAuthorization: Bearer "
                + token("health-visiting-p")
                + "\r\n\r\n{}");

    assertThat(answer.closed()).isTrue();
    assertThat(answer.statuses()).noneMatch(status -> status < 400);
    stillAnswers();
  }

  @Test
  @DisplayName(
      "7.33 slow headers, a slow body, idle connections: each ends, and others are answered")
  void whoIsSlowIsCutOff() throws Exception {
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      idle.add(raw.open());
    }
    Socket headers = raw.open();
    headers.getOutputStream().write("GET /fhir/asker HTTP/1.1\r\nHost:".getBytes(ISO_8859_1));
    CompletableFuture<RawHttp.Answer> body = CompletableFuture.supplyAsync(this::dripping);

    stillAnswers();
    assertThat(status(managementPort, "/actuator/health")).isEqualTo(200);
    assertThat(RawHttp.read(headers).closed()).isTrue();
    assertThat(body.join().statuses()).containsExactly(408);
    for (Socket socket : idle) {
      assertThat(RawHttp.read(socket).closed()).isTrue();
      socket.close();
    }
    stillAnswers();
  }

  /** A body of which a byte comes now and then, each soon enough. */
  private RawHttp.Answer dripping() {
    try (Socket socket = raw.open()) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /fhir/Task HTTP/1.1\r\nHost: x\r\nContent-Type: "
              + JSON
              + "\r\nContent-Length: 1000\r\nAuthorization: Bearer "
              + token("health-visiting-p")
              + "\r\n\r\n";
      out.write(head.getBytes(ISO_8859_1));
      await()
          .atMost(Duration.ofSeconds(15))
          .pollInterval(Duration.ofMillis(250))
          .until(() -> socket.getInputStream().available() > 0 || drip(out));
      return RawHttp.read(socket);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean drip(OutputStream out) throws IOException {
    out.write(' ');
    out.flush();
    return false;
  }

  @Test
  @DisplayName("7.33 a client that never reads its answer holds no thread")
  void whoNeverReadsHoldsNoThread() throws Exception {
    try (Socket socket = raw.open()) {
      socket
          .getOutputStream()
          .write(
              ("GET /fhir/endless HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                      + token("health-visiting-p")
                      + "\r\n\r\n")
                  .getBytes(ISO_8859_1));
      await().until(() -> behind.begun.get() == 1);
      stillAnswers();
      await().atMost(Duration.ofSeconds(15)).until(() -> behind.ended.get() == 1);
    }
  }

  @Test
  @DisplayName("7.33 a client that asks too much at once waits; others do not")
  void aClientThatAsksTooMuchAtOnce() throws Exception {
    String console = token("console");
    List<CompletableFuture<Integer>> waiting =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> status("/operations/slow", console)))
            .toList();
    await().until(() -> behind.waiting.get() == 4);

    HttpResponse<String> more = send(request("/operations/slow", "console").GET());
    stillAnswers();
    behind.goOn.countDown();

    assertThat(more.statusCode()).isEqualTo(429);
    assertThat(more.headers().firstValue("Retry-After")).contains("1");
    assertThat(more.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(waiting).allMatch(answer -> answer.join() == 200);
    assertThat(status("/operations/slow", console)).isEqualTo(200);
  }

  @Test
  @DisplayName("7.33 a client that asks too often waits; others do not")
  void aClientThatAsksTooOften() throws Exception {
    String fenbank = token("fenbank");
    HttpResponse<String> last = null;
    for (int i = 0; i < 420 && (last == null || last.statusCode() == 200); i++) {
      last =
          http.send(
              HttpRequest.newBuilder(uri(port, "/fhir/asker"))
                  .header("Authorization", "Bearer " + fenbank)
                  .build(),
              BodyHandlers.ofString());
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(last.body()).contains("OperationOutcome", "throttled");
    stillAnswers();
  }

  @Test
  @DisplayName("7.32 a line's end in an id or a correlation id ends no line of ours")
  void aLinesEndEndsNoLine() throws Exception {
    RawHttp.Answer answer =
        get("/fhir/asker", "X-Request-Id: a\rSet-Cookie: b=c", "X-Correlation-Id: a\u0085d");
    assertThat(answer.text()).doesNotContain("Set-Cookie");

    RawHttp.Answer folded = get("/fhir/asker", "X-Request-Id: a", "\tSet-Cookie: b=c");
    assertThat(folded.text().lines()).noneMatch(line -> line.startsWith("Set-Cookie"));
    stillAnswers();
  }

  @Test
  @DisplayName("7.56 an address longer than is set is refused")
  void anAddressLongerThanIsSet() throws Exception {
    assertThat(get("/fhir/asker?a=" + "x".repeat(8_300)).statuses()).containsExactly(414);
    assertThat(get("/fhir/asker?a=" + "x".repeat(100_000)).statuses()).containsExactly(400);
  }

  private void stillAnswers() {
    try {
      assertThat(status("/fhir/asker", token("health-visiting-p"))).isEqualTo(200);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private RawHttp.Answer get(String path, String... headers) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("GET " + path + " HTTP/1.1");
    lines.add("Host: x");
    lines.add("Connection: close");
    lines.addAll(List.of(headers));
    return raw.lines(lines.toArray(String[]::new));
  }

  private HttpResponse<String> post(String path, String body, String type, String... header)
      throws Exception {
    HttpRequest.Builder request = request(path, "health-visiting-p").header("Content-Type", type);
    if (header.length == 2) {
      request.header(header[0], header[1]);
    }
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String client) throws Exception {
    return HttpRequest.newBuilder(uri(port, path))
        .header("Authorization", "Bearer " + token(client));
  }

  private int status(String path, String token) {
    try {
      return http.send(
              HttpRequest.newBuilder(uri(port, path))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private int status(int at, String path) throws Exception {
    return http.send(HttpRequest.newBuilder(uri(at, path)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String token(String client) throws Exception {
    String basic = client + ":" + secrets.get("client." + client + ".secret");
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri(port, "/oauth/token"))
                .header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    return answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }
}
