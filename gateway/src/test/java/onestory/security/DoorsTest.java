package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing opens without credentials, and a refusal says nothing it should not. */
@DoorsOnly
class DoorsTest {

  @Autowired private Secrets secrets;
  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  private DoorAsker doors;

  @BeforeEach
  void doors() {
    doors = new DoorAsker(port, secrets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fhir", "/fhir/metadata", "/fhir/asker", "/operations/step"})
  void withoutATokenTheDoorStaysShut(String path) throws Exception {
    HttpResponse<String> answer = doors.get(path, null);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(
            path.startsWith("/fhir") ? "application/fhir+json" : "application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/error",
        "/login",
        "/oauth/token",
        "/soap",
        "/soap/ehm?wsdl",
        "/actuator/health",
        "/fhirx"
      })
  void whatIsNotADoorIsNotThere(String path) throws Exception {
    assertThat(doors.get(path, null).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/fhir;x=1/asker", "/fhir/..%2f..%2fetc", "/fhir/%2e%2e/error", "//fhir/asker"})
  void aPathThatCouldBeReadTwoWaysIsRefused(String path) throws Exception {
    assertThat(doors.get(path, doors.token("fenbank")).statusCode()).isEqualTo(400);
  }

  @Test
  void aTokenOpensItsOwnDoorOnly() throws Exception {
    assertThat(doors.get("/operations/step", doors.token("fenbank")).statusCode()).isEqualTo(403);
    assertThat(doors.get("/fhir/asker", doors.token("console")).statusCode()).isEqualTo(403);
    assertThat(doors.get("/operations/step", doors.token("console")).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("7.62 no origin is let in from a browser, and no cookie is set")
  void noOriginIsLetIn() throws Exception {
    for (String path : List.of("/fhir/asker", SmartConfiguration.PATH)) {
      HttpRequest.Builder hostile =
          doors
              .request(path)
              .header("Origin", "https://evil.example")
              .header("Cookie", "JSESSIONID=1")
              .header("Authorization", "Bearer " + doors.token("fenbank"));
      HttpResponse<String> answer = doors.send(hostile);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    HttpRequest.Builder preflight =
        doors
            .request("/fhir/asker")
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", BodyPublishers.noBody());
    assertThat(doors.send(preflight).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/loggers",
        "/jolokia",
        "/camel",
        "/services",
        "/soap/services",
        "/swagger-ui/index.html",
        "/v3/api-docs",
        "/.git/config",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
        "/h2-console",
        "/q/dev"
      })
  @DisplayName("7.63 side doors are closed on the public port, with a token too")
  void sideDoorsAreClosed(String path) throws Exception {
    assertThat(doors.get(path, null).statusCode()).isEqualTo(404);
    assertThat(doors.get(path, doors.token("console")).statusCode()).isIn(403, 404);
  }

  @Test
  @DisplayName("7.63 a list of services asked for by a path that ends in a slash is no plain path")
  void noListOfServices() throws Exception {
    assertThat(doors.get("/soap/?wsdl", null).statusCode()).isEqualTo(400);
    assertThat(doors.get("/soap/?wsdl", doors.token("console")).statusCode()).isEqualTo(400);
  }

  @Test
  void whereTokensAreAskedForIsSaidToEverybody() throws Exception {
    HttpResponse<String> answer = doors.get(SmartConfiguration.PATH, null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .contains("/oauth/token\"", "\"grant_types_supported\":[\"client_credentials\"]")
        .contains("\"private_key_jwt\"", "[\"RS384\",\"ES384\",\"RS512\"]")
        .contains("client-confidential-asymmetric", "permission-v2", "system/*.rs");
    assertThat(doors.get(SmartConfiguration.PATH + "/more", null).statusCode()).isEqualTo(401);
    assertThat(
            doors
                .post(SmartConfiguration.PATH, BodyPublishers.noBody(), "x.y.z", null)
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  @DisplayName("7.67 a failure says nothing of its cause")
  void aFailureSaysNothingOfItsCause() throws Exception {
    HttpResponse<String> answer = doors.get("/operations/fails", doors.token("console"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).doesNotContain("canary", "Exception", "onestory");
  }

  @ParameterizedTest
  @CsvSource({
    "/fhir/Task,2097152,OperationOutcome",
    "/soap/ehm,10485760,soap:Fault",
    "/oauth/token,16384,about:blank",
  })
  @DisplayName("7.34 a body longer than the door takes is refused, announced or not")
  void aBodyLongerThanTheDoorTakesIsRefusedAnnouncedOrNot(String path, int limit, String format)
      throws Exception {
    String token = doors.token("fenbank");
    byte[] longer = new byte[limit + 1];
    HttpResponse<String> announced =
        doors.post(path, BodyPublishers.ofByteArray(longer), token, null);
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(announced.body()).contains(format);
    HttpResponse<String> streamed =
        doors.post(
            path,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(longer)),
            token,
            null);
    assertThat(streamed.statusCode()).isEqualTo(413);
    assertThat(streamed.body()).contains(format);
  }

  @Test
  void aBodyOfJustTheLimitIsTaken() throws Exception {
    String text = "x".repeat(1_000_000);
    String body = "{\"a\":\"%s\",\"b\":\"%s\"}".formatted(text, text);
    byte[] limit = (body + " ".repeat((2 << 20) - body.length())).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        doors.post("/fhir/Task", BodyPublishers.ofByteArray(limit), doors.token("fenbank"), null);
    assertThat(answer.body()).isEqualTo("2097152");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate, gzip"})
  @DisplayName("7.34 a compressed body is refused")
  void aCompressedBodyIsRefused(String encoding) throws Exception {
    HttpResponse<String> answer =
        doors.post("/fhir/Task", BodyPublishers.ofString("{}"), doors.token("fenbank"), encoding);
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void healthIsOnTheManagementPortOnly() throws Exception {
    DoorAsker management = new DoorAsker(managementPort, secrets);
    assertThat(management.get("/actuator/health", null).body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(management.get("/actuator/env", null).statusCode()).isEqualTo(404);
  }
}
