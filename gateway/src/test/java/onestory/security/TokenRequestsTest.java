package onestory.security;

import static onestory.security.SmartClient.EC;
import static onestory.security.SmartClient.RSA;
import static onestory.security.TokenDoor.assertRefused;
import static onestory.security.TokenDoor.json;
import static onestory.security.TokenDoor.jwks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onestory.GatewayTest;
import onestory.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What a client asks of the token endpoint, and what its token then opens. */
@GatewayTest
class TokenRequestsTest {

  @Autowired private Partners partners;

  @Value("${onestory.data}")
  private Path data;

  private final String id = "smart-" + UUID.randomUUID();
  private TokenDoor door;
  private SmartClient client;

  @BeforeEach
  void aClientIsRegistered() {
    door = new TokenDoor(partners.gateway(), data);
    door.register(id, jwks(RSA, EC));
    client = new SmartClient(id, door.tokenUrl());
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form(
            "7.14 client_assertion_type missing",
            "client_assertion_type is missing",
            f -> f.remove("client_assertion_type")),
        form(
            "7.14 client_assertion_type incorrect",
            "client_assertion_type is not",
            f ->
                f.put(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")),
        form(
            "7.15 client_assertion missing",
            "client_assertion is missing",
            f -> f.remove("client_assertion")),
        form("7.16 grant_type missing", "grant_type is missing", f -> f.remove("grant_type")),
        form(
            "7.15 a secret beside the assertion",
            "named more than once",
            f -> f.put("client_secret", "x")));
  }

  private static Arguments form(String named, String says, Consumer<Map<String, String>> change) {
    return arguments(named, says, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  @DisplayName("7.14 7.15 7.16 a request that lacks a part gets no token")
  void aRequestThatLacksAPartGetsNoToken(
      String named, String says, Consumer<Map<String, String>> change) {
    Map<String, String> form = good();
    change.accept(form);
    assertRefused(door.post(form), 400, "invalid_request", says);
  }

  @Test
  @DisplayName("7.16 another grant type is not served")
  void anotherGrantTypeIsNotServed() {
    Map<String, String> form = good();
    form.put("grant_type", "authorization_code");
    assertRefused(door.post(form), 400, "unsupported_grant_type", "Only client_credentials");
  }

  private Map<String, String> good() {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", TokenDoor.BY_JWT);
    form.put("client_assertion", client.assertion(p -> {}));
    return form;
  }

  @ParameterizedTest(name = "asked {0} of system/*.rs, system/Task.u: {1}")
  @CsvSource({
    "system/*.rs,system/*.rs",
    "system/CarePlan.r,system/CarePlan.r",
    "system/*.cruds,system/*.rs system/Task.u",
    "system/Task.rus,system/Task.rs system/Task.u",
    "system/CarePlan.read,system/CarePlan.rs",
    "system/Task.write,system/Task.u",
    "operations system/Task.u,system/Task.u",
  })
  @DisplayName("7.23 a scope beyond the registration is narrowed to it")
  void aScopeBeyondTheRegistrationIsNarrowed(String asked, String given) {
    var answer = door.ask(client.assertion(p -> {}), "scope", asked);
    assertThat(json(answer).path("scope").asText()).as(answer.body()).isEqualTo(given);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "operations",
    "system/CarePlan.cud",
    "system/CarePlan.sr",
    "system/CarePlan.",
    "system/CarePlan.rs?status=active",
    "system/*.rs patient/*.rs",
    "launch/patient",
    "user/*.rs",
    "SYSTEM/*.rs",
  })
  @DisplayName("7.23 a scope that is not the client's, or none at all, is refused")
  void aScopeThatIsNotTheClientsIsRefused(String asked) {
    assertRefused(
        door.ask(client.assertion(p -> {}), "scope", asked), 400, "invalid_scope", "scopes asked");
  }

  @Test
  @DisplayName("7.23 who may read may not write")
  void whoMayReadMayNotWrite() {
    var answer = door.ask(client.assertion(p -> {}), "scope", "system/*.rs");
    var put =
        HttpRequest.newBuilder(partners.gateway().resolve("/fhir/Task/1"))
            .header("Authorization", "Bearer " + json(answer).path("access_token").asText())
            .header("Content-Type", "application/fhir+json")
            .header("If-Match", "W/\"1\"")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"resourceType\":\"Task\",\"id\":\"1\",\"status\":\"completed\",\"intent\":\"order\"}"))
            .build();
    assertThat(door.send(put).statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("7.26 who fails again and again waits, and nobody else does")
  void whoFailsAgainAndAgainWaits() {
    String other = id + "-other";
    door.register(other, jwks(RSA));
    String bad = client.assertion(p -> p.head("kid", "other"));
    int refused = 0;
    while (door.ask(bad).statusCode() == 401) {
      refused++;
    }
    assertThat(refused).isBetween(60, 120);
    var waits = door.ask(client.assertion(p -> {}));
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow())
        .isBetween(1, 60);
    assertThat(door.ask(new SmartClient(other, door.tokenUrl()).assertion(p -> {})).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GET,/fhir/Patient/$everything",
    "GET,/fhir/Patient/x/$everything",
    "GET,/fhir/$export",
    "GET,/fhir/Patient/$export",
    "GET,/fhir/Group/x/$export",
    "POST,/fhir/Patient/$validate",
    "POST,/fhir/Patient/x/$meta-add",
    "POST,/fhir/$expunge",
    "POST,/fhir/Patient/$expunge",
    "GET,/fhir/$graphql?query={Patient{id}}",
    "POST,/fhir/$graphql",
    "GET,/fhir/_history",
    "GET,/fhir/Patient/_history",
    "POST,/fhir/$process-message",
    "GET,/fhir/$versions",
    "DELETE,/fhir/Patient/x"
  })
  @DisplayName("7.61 operations on everything are not offered")
  void operationsOnEverythingAreNotOffered(String method, String path) {
    var request =
        HttpRequest.newBuilder(
                URI.create(partners.gateway() + path.replace("{", "%7B").replace("}", "%7D")))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/fhir+json")
            .method(
                method,
                HttpRequest.BodyPublishers.ofString(
                    method.equals("POST") ? "{\"resourceType\":\"Parameters\"}" : ""))
            .build();
    var answer = door.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404, 405);
    assertThat(answer.body()).contains("OperationOutcome").doesNotContain("ca.uhn", "java.");
  }

  private String token() {
    return json(door.ask(client.assertion(p -> {}))).path("access_token").asText();
  }
}
