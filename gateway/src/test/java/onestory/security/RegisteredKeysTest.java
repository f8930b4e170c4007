package onestory.security;

import static onestory.security.SmartClient.EC;
import static onestory.security.SmartClient.RSA;
import static onestory.security.TokenDoor.assertRefused;
import static onestory.security.TokenDoor.json;
import static onestory.security.TokenDoor.jwks;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client is registered with, from one moment to the next. */
@GatewayTest
class RegisteredKeysTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  @Autowired private Secrets secrets;

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

  @Test
  @DisplayName("7.17 a client without a registered key is told so")
  void aClientWithoutAKeyIsToldSo() {
    String keyless = id + "-keyless";
    door.register(keyless);
    assertRefused(
        door.ask(new SmartClient(keyless, door.tokenUrl()).assertion(p -> {})),
        401,
        "invalid_client",
        "No public key is registered");
  }

  @Test
  @DisplayName("7.21 a client disabled since is refused at once, with the token that it has too")
  void aClientDisabledSinceIsRefused() {
    String token = token();
    assertThat(door.get("/fhir/CarePlan?status=active", token).statusCode()).isEqualTo(200);

    door.register(id, jwks(RSA, EC), "disabled: true");

    assertThat(door.get("/fhir/CarePlan?status=active", token).statusCode()).isEqualTo(401);
    assertRefused(
        door.ask(client.assertion(p -> {})), 401, "invalid_client", "iss is no client here");
    assertThat(
            jdbc.sql("select count(*) from audit_event where content::text like ?")
                .param("%client/" + id + "%")
                .query(Integer.class)
                .single())
        .as("the change of the registration is audited")
        .isPositive();
  }

  @Test
  void aKeyTakenOutOfTheRegistrationCountsNoMore() {
    door.register(id, jwks(EC));
    assertRefused(
        door.ask(client.assertion(p -> {})), 401, "invalid_client", "no key of the assertion");
  }

  @Test
  void aPartnersClientMayBeGivenAKeyAndHasDoneWithItsSecretThen() {
    door.write("camhs", "client: camhs\n" + jwks(RSA) + "\n");
    var byKey = door.ask(new SmartClient("camhs", door.tokenUrl()).assertion(p -> {}));
    var bySecret = door.post(secret("camhs", secrets.get("client.camhs.secret")));
    door.forget("camhs");

    assertThat(byKey.statusCode()).as(byKey.body()).isEqualTo(200);
    assertRefused(bySecret, 401, "invalid_client", "Unknown client or wrong secret");
    assertThat(door.post(secret("camhs", secrets.get("client.camhs.secret"))).statusCode())
        .isEqualTo(200);
  }

  private static Map<String, String> secret(String client, String secret) {
    return Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
  }

  @Test
  @DisplayName("7.25 what a header says of a certificate or of where the caller is counts nothing")
  void whatAHeaderSaysOfACertificateCountsNothing() {
    String bound = id + "-bound";
    String pem = TestCertificate.named("bound").pem();
    door.register(bound, jwks(RSA), "certificates:\n  - |\n" + pem.indent(4));
    String assertion = new SmartClient(bound, door.tokenUrl()).assertion(p -> {});
    var forged =
        HttpRequest.newBuilder(partners.gateway().resolve("/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Client-Cert", pem.replace("\n", " "))
            .header("X-SSL-Client-Cert", pem.replace("\n", " "))
            .header("X-SSL-Client-Verify", "SUCCESS")
            .header("X-Forwarded-For", "127.0.0.1")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "for=127.0.0.1;proto=https;host=evil.example")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_assertion_type="
                        + TokenDoor.BY_JWT.replace(":", "%3A")
                        + "&client_assertion="
                        + assertion))
            .build();
    assertRefused(door.send(forged), 401, "invalid_client", "not made with a certificate");
    var discovery =
        HttpRequest.newBuilder(partners.gateway().resolve(SmartConfiguration.PATH))
            .header("X-Forwarded-Host", "evil.example")
            .build();
    assertThat(door.send(discovery).body()).doesNotContain("evil.example");
  }

  private String token() {
    return json(door.ask(client.assertion(p -> {}))).path("access_token").asText();
  }
}
