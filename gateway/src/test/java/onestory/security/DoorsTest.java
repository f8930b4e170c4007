package onestory.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Nothing opens without credentials, and a refusal says nothing it should not. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    classes = DoorsApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "management.server.port=0")
class DoorsTest {

  @TempDir static Path temp;

  @Autowired Secrets secrets;
  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  private final HttpClient http = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("onestory.data", () -> temp.resolve("data").toString());
  }

  @Test
  void aClientGetsATokenAndIsKnownByIt() throws Exception {
    HttpResponse<String> answer = token("health-visiting-p", secret("health-visiting-p"), "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.body()).contains("\"expires_in\":300", "\"token_type\":\"Bearer\"");
    assertThat(get("/fhir/asker", field(answer, "access_token")).body())
        .contains("\"clientId\":\"health-visiting-p\"", "ods-organization-code|RXP01")
        .contains("system/Task.u");
  }

  @Test
  void theSecretMayComeInTheForm() throws Exception {
    HttpResponse<String> answer =
        form(
            "grant_type=client_credentials&client_id=fenbank&client_secret=" + secret("fenbank"),
            null);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "fenbank,wrong,,401,invalid_client",
    "nobody,wrong,,401,invalid_client",
    "fenbank,right,scope=operations,400,invalid_scope",
    "fenbank,right,grant_type=password,400,invalid_request",
    "fenbank,right,client_secret=x,400,invalid_request",
    "fenbank,right,client_id=console,400,invalid_request",
    "fenbank,right,scope=%zz,400,invalid_request",
  })
  void aTokenIsRefused(String client, String secret, String more, int status, String error)
      throws Exception {
    HttpResponse<String> answer =
        token(client, secret.equals("right") ? secret(client) : secret, more == null ? "" : more);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void anotherGrantTypeIsNotServed() throws Exception {
    HttpResponse<String> answer = form("grant_type=password", basic("fenbank", secret("fenbank")));
    assertThat(answer.body()).contains("unsupported_grant_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fhir", "/fhir/metadata", "/fhir/asker", "/operations/step"})
  void withoutATokenTheDoorStaysShut(String path) throws Exception {
    HttpResponse<String> answer = get(path, null);
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
    assertThat(get(path, null).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/fhir;x=1/asker", "/fhir/..%2f..%2fetc", "/fhir/%2e%2e/error", "//fhir/asker"})
  void aPathThatCouldBeReadTwoWaysIsRefused(String path) throws Exception {
    assertThat(get(path, tokenOf("fenbank")).statusCode()).isEqualTo(400);
  }

  @Test
  void aTokenOpensItsOwnDoorOnly() throws Exception {
    assertThat(get("/operations/step", tokenOf("fenbank")).statusCode()).isEqualTo(403);
    assertThat(get("/fhir/asker", tokenOf("console")).statusCode()).isEqualTo(403);
    assertThat(get("/operations/step", tokenOf("console")).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("7.22 a token in the address is not taken, and not logged")
  void aTokenInTheAddressIsNotTaken(CapturedOutput output) throws Exception {
    String token = tokenOf("fenbank");
    assertThat(get("/fhir/asker?access_token=" + token, null).statusCode()).isEqualTo(401);
    assertThat(get("/fhir/asker?access_token=" + token, token).statusCode()).isEqualTo(200);
    assertThat(output.getAll()).doesNotContain(token);
  }

  @Test
  @DisplayName("7.22 two Authorization headers are refused, whichever is good")
  void twoAuthorizationHeadersAreRefused() throws Exception {
    HttpRequest two =
        request("/fhir/asker")
            .header("Authorization", "Bearer " + tokenOf("fenbank"))
            .header("Authorization", "Bearer " + tokenOf("health-visiting-p"))
            .build();
    HttpResponse<String> answer = http.send(two, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "one Authorization header");
  }

  @Test
  @DisplayName("7.21 no bit of a token can be changed, and its signature can't be left out")
  void noBitOfATokenCanBeChanged() throws Exception {
    String token = tokenOf("fenbank");
    for (int place = 0; place < token.length(); place++) {
      char changed = (char) (token.charAt(place) ^ 1);
      String other = token.substring(0, place) + changed + token.substring(place + 1);
      assertThat(statusWith(other)).as("changed at %d", place).isEqualTo(401);
    }
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
    assertThat(statusWith(unsigned)).isEqualTo(401);
    assertThat(statusWith(unsigned.substring(0, unsigned.length() - 1))).isEqualTo(401);
  }

  @Test
  @DisplayName("7.21 no other JWT passes for an access token, though signed with the same key")
  void noOtherJwtPassesForAToken() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(Tokens.ISSUER)
            .audience(Tokens.AUDIENCE)
            .claim("client_id", "fenbank")
            .claim("scope", "system/*.rs")
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .build();
    byte[] key = Base64.getUrlDecoder().decode(secrets.get(Secrets.TOKEN_KEY));
    for (String type : List.of("JWT", "jwt", "client-authentication+jwt")) {
      SignedJWT other =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(type)).build(),
              claims);
      other.sign(new MACSigner(key));
      assertThat(statusWith(other.serialize())).as(type).isEqualTo(401);
    }
    SignedJWT untyped = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    untyped.sign(new MACSigner(key));
    assertThat(statusWith(untyped.serialize())).isEqualTo(401);
    String assertion = new SmartClient("fenbank", Tokens.AUDIENCE).assertion(p -> {});
    assertThat(statusWith(assertion)).as("a client's assertion").isEqualTo(401);
  }

  @Test
  @DisplayName("7.62 no origin is let in from a browser, and no cookie is set")
  void noOriginIsLetIn() throws Exception {
    for (String path : List.of("/fhir/asker", SmartConfiguration.PATH)) {
      HttpRequest hostile =
          request(path)
              .header("Origin", "https://evil.example")
              .header("Cookie", "JSESSIONID=1")
              .header("Authorization", "Bearer " + tokenOf("fenbank"))
              .build();
      HttpResponse<String> answer = http.send(hostile, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    HttpRequest preflight =
        request("/fhir/asker")
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "GET")
            .method("OPTIONS", BodyPublishers.noBody())
            .build();
    assertThat(http.send(preflight, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
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
    assertThat(get(path, null).statusCode()).isEqualTo(404);
    assertThat(get(path, tokenOf("console")).statusCode()).isIn(403, 404);
  }

  @Test
  @DisplayName("7.63 a list of services asked for by a path that ends in a slash is no plain path")
  void noListOfServices() throws Exception {
    assertThat(get("/soap/?wsdl", null).statusCode()).isEqualTo(400);
    assertThat(get("/soap/?wsdl", tokenOf("console")).statusCode()).isEqualTo(400);
  }

  @Test
  void whereTokensAreAskedForIsSaidToEverybody() throws Exception {
    HttpResponse<String> answer = get(SmartConfiguration.PATH, null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .contains("/oauth/token\"", "\"grant_types_supported\":[\"client_credentials\"]")
        .contains("\"private_key_jwt\"", "[\"RS384\",\"ES384\",\"RS512\"]")
        .contains("client-confidential-asymmetric", "permission-v2", "system/*.rs");
    assertThat(get(SmartConfiguration.PATH + "/more", null).statusCode()).isEqualTo(401);
    assertThat(post(SmartConfiguration.PATH, BodyPublishers.noBody(), "x.y.z", null).statusCode())
        .isEqualTo(405);
  }

  @Test
  @DisplayName("7.21 a token must be ours, for us, running, and of a client that is still one")
  void aTokenMustBeOursForUsAndStillRunning() throws Exception {
    Date soon = Date.from(Instant.now().plusSeconds(60));
    JWTClaimsSet good =
        new JWTClaimsSet.Builder()
            .issuer(Tokens.ISSUER)
            .audience(Tokens.AUDIENCE)
            .claim("client_id", "fenbank")
            .claim("scope", "system/*.rs")
            .expirationTime(soon)
            .build();
    byte[] key = Base64.getUrlDecoder().decode(secrets.get(Secrets.TOKEN_KEY));
    assertThat(statusWith(signed(good, key))).isEqualTo(200);

    Date past = Date.from(Instant.now().minusSeconds(1));
    assertThat(statusWith(signed(copy(good).expirationTime(past).build(), key))).isEqualTo(401);
    assertThat(statusWith(signed(copy(good).expirationTime(null).build(), key))).isEqualTo(401);
    assertThat(statusWith(signed(copy(good).notBeforeTime(soon).build(), key))).isEqualTo(401);
    assertThat(statusWith(signed(copy(good).issuer("other").build(), key))).isEqualTo(401);
    assertThat(statusWith(signed(copy(good).audience("other").build(), key))).isEqualTo(401);
    assertThat(statusWith(signed(copy(good).claim("client_id", "gone").build(), key)))
        .isEqualTo(401);
    assertThat(statusWith(signed(copy(good).claim("scope", null).build(), key))).isEqualTo(401);
    assertThat(statusWith(signed(good, new byte[32]))).isEqualTo(401);
    assertThat(statusWith(new PlainJWT(good).serialize())).isEqualTo(401);
    assertThat(statusWith("rubbish")).isEqualTo(401);
  }

  @Test
  @DisplayName("7.67 a failure says nothing of its cause")
  void aFailureSaysNothingOfItsCause() throws Exception {
    HttpResponse<String> answer = get("/operations/fails", tokenOf("console"));
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
    String token = tokenOf("fenbank");
    byte[] longer = new byte[limit + 1];
    HttpResponse<String> announced = post(path, BodyPublishers.ofByteArray(longer), token, null);
    assertThat(announced.statusCode()).isEqualTo(413);
    assertThat(announced.body()).contains(format);
    HttpResponse<String> streamed =
        post(
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
        post("/fhir/Task", BodyPublishers.ofByteArray(limit), tokenOf("fenbank"), null);
    assertThat(answer.body()).isEqualTo("2097152");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate, gzip"})
  @DisplayName("7.34 a compressed body is refused")
  void aCompressedBodyIsRefused(String encoding) throws Exception {
    HttpResponse<String> answer =
        post("/fhir/Task", BodyPublishers.ofString("{}"), tokenOf("fenbank"), encoding);
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void healthIsOnTheManagementPortOnly() throws Exception {
    HttpRequest health =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health"))
            .build();
    assertThat(http.send(health, BodyHandlers.ofString()).body()).isEqualTo("{\"status\":\"UP\"}");
    HttpRequest env =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/env"))
            .build();
    assertThat(http.send(env, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  private String secret(String client) {
    return secrets.get("client." + client + ".secret");
  }

  private String tokenOf(String client) throws Exception {
    return field(token(client, secret(client), ""), "access_token");
  }

  private HttpResponse<String> token(String client, String secret, String more) throws Exception {
    String form = "grant_type=client_credentials" + (more.isEmpty() ? "" : "&" + more);
    return form(form, basic(client, secret));
  }

  private static String basic(String client, String secret) {
    byte[] bytes = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private HttpResponse<String> form(String form, String authorization) throws Exception {
    HttpRequest.Builder request =
        request("/oauth/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    HttpRequest.Builder request = request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(
      String path, HttpRequest.BodyPublisher body, String token, String encoding) throws Exception {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type(path))
            .POST(body);
    if (encoding != null) {
      request.header("Content-Encoding", encoding);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String type(String path) {
    return path.startsWith("/fhir") ? "application/fhir+json" : "application/x-www-form-urlencoded";
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private int statusWith(String token) throws Exception {
    return get("/fhir/asker", token).statusCode();
  }

  private static String signed(JWTClaimsSet claims, byte[] key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(Tokens.TYPE)).build(),
            claims);
    token.sign(new MACSigner(key));
    return token.serialize();
  }

  private static JWTClaimsSet.Builder copy(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static String field(HttpResponse<String> answer, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
