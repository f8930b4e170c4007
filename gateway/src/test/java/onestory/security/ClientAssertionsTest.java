package onestory.security;

import static onestory.security.SmartClient.EC;
import static onestory.security.SmartClient.RSA;
import static onestory.security.SmartClient.in;
import static onestory.security.SmartClient.signed;
import static onestory.security.TokenDoor.assertRefused;
import static onestory.security.TokenDoor.json;
import static onestory.security.TokenDoor.jwks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SMART Backend Services at the token endpoint, with NHS England's negative matrix. Every fault has
 * words of its own.
 */
@GatewayTest
class ClientAssertionsTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clients clients;

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

  @ParameterizedTest(name = "{0}")
  @CsvSource({"RS384,rsa-1", "RS512,rsa-1", "ES384,ec-1"})
  void aSignedAssertionIsAnsweredWithATokenOfFiveMinutes(String alg, String kid) {
    var parts = client.parts().head("alg", alg).head("kid", kid);
    var answer =
        door.ask(
            signed(parts, JWSAlgorithm.parse(alg), kid.equals("ec-1") ? EC : RSA),
            "scope",
            "system/CarePlan.rs");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(json(answer).path("expires_in").asInt()).isEqualTo(300);
    assertThat(json(answer).path("scope").asText()).isEqualTo("system/CarePlan.rs");
    assertThat(json(answer).has("refresh_token")).isFalse();
    String token = json(answer).path("access_token").asText();
    assertThat(door.get("/fhir/CarePlan?status=active", token).statusCode()).isEqualTo(200);
    assertThat(
            door.get("/fhir/Goal?category=https%3A%2F%2Fonestory.example%2Fx%7Cy", token)
                .statusCode())
        .isEqualTo(403);
  }

  /** A fault, by its number, and a word of what is said of it. */
  static Stream<Arguments> faults() {
    return Stream.of(
        fault("7.1 alg RS256", "alg is not one of", p -> p.head("alg", "RS256")),
        fault("7.1 alg missing", "alg is not one of", p -> p.headWithout("alg")),
        fault("7.2 kid missing", "no kid", p -> p.headWithout("kid")),
        fault("7.2 kid not text", "kid is not text", p -> p.head("kid", 7)),
        fault("7.3 kid unknown", "no key of the assertion's kid", p -> p.head("kid", "other")),
        fault("7.4 typ missing", "no typ", p -> p.headWithout("typ")),
        fault("7.4 typ not JWT", "typ is not JWT", p -> p.head("typ", "at+jwt")),
        fault("7.5 iss missing", "no iss", p -> p.without("iss")),
        fault("7.5 sub missing", "no sub", p -> p.without("sub")),
        fault("7.6 iss and sub differ", "iss and sub differ", p -> p.put("sub", "fenbank")),
        fault(
            "7.7 iss and sub unknown",
            "iss is no client",
            p -> p.put("iss", "nobody").put("sub", "nobody")),
        fault("7.8 jti missing", "no jti", p -> p.without("jti")),
        fault("7.8 jti not text", "jti is not a text", p -> p.put("jti", 1)),
        fault("7.8 jti empty", "jti is not a text", p -> p.put("jti", " ")),
        fault("7.10 aud missing", "no aud", p -> p.without("aud")),
        fault("7.10 aud wrong", "aud is not", p -> p.put("aud", "https://other.example/token")),
        fault(
            "7.10 aud ours beside another's",
            "aud is not",
            p -> p.put("aud", List.of(p.claims().get("aud"), "https://other.example/token"))),
        fault("7.11 exp missing", "no exp", p -> p.without("exp")),
        fault("7.11 exp text", "exp is not a number", p -> p.put("exp", "" + in(60))),
        fault("7.11 exp with a fraction", "exp is not a number", p -> p.put("exp", in(60) + .5)),
        fault("7.11 exp beyond all time", "exp is not a number", p -> p.put("exp", 1L << 60)),
        fault("7.12 exp past", "has expired", p -> p.put("exp", in(-1))),
        fault("7.13 exp six minutes ahead", "more than five minutes", p -> p.put("exp", in(360))),
        fault("7.13 exp in milliseconds", "exp is not a number", p -> p.put("exp", in(60) * 1000)),
        fault("7.20 nbf future", "does not hold yet", p -> p.put("nbf", in(60))),
        fault("7.20 jwk embedded", "key of its own", p -> p.head("jwk", jwk())),
        fault("7.20 x5c embedded", "key of its own", p -> p.head("x5c", List.of("MIIB"))),
        fault("7.20 jku of another", "jku is not", p -> p.head("jku", "https://evil.example/k")),
        fault("7.20 kid a path", "no key of", p -> p.head("kid", "../../../etc/passwd")),
        fault("7.20 kid SQL", "no key of", p -> p.head("kid", "x' or '1'='1")),
        fault("7.20 crit", "more than is understood", p -> p.head("crit", List.of("b64"))),
        fault("7.20 the key of another alg", "not for its alg", p -> p.head("kid", "ec-1")));
  }

  private static Arguments fault(String named, String says, Consumer<SmartClient.Parts> change) {
    return arguments(named, says, change);
  }

  private static Map<String, Object> jwk() {
    return RSA.toPublicJWK().toJSONObject();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  @DisplayName(
      "7.1 7.2 7.3 7.4 7.5 7.6 7.7 7.8 7.10 7.11 7.12 7.13 7.20 a faulty assertion gets no token, and each fault its own"
          + " words")
  void aFaultyAssertionGetsNoToken(String named, String says, Consumer<SmartClient.Parts> change) {
    assertRefused(door.ask(client.assertion(change)), 401, "invalid_client", says);
  }

  @Test
  @DisplayName("7.9 an assertion is good for one token")
  void anAssertionIsUsedOnce() {
    String assertion = client.assertion(p -> {});
    assertThat(door.ask(assertion).statusCode()).isEqualTo(200);
    assertRefused(door.ask(assertion), 401, "invalid_client", "jti was used before");
    String sameId = client.assertion(p -> p.put("jti", "again").put("exp", in(30)));
    assertThat(door.ask(sameId).statusCode()).isEqualTo(200);
    assertRefused(
        door.ask(client.assertion(p -> p.put("jti", "again").put("exp", in(200)))),
        401,
        "invalid_client",
        "jti was used before");
  }

  @Test
  @DisplayName("7.19 an assertion used at one gateway is refused at another on the same database")
  void anAssertionIsUsedOnceAtAllGateways() throws Exception {
    var assertion =
        new Credentials.Assertion(Optional.empty(), client.assertion(p -> p.put("jti", "\u0000")));
    assertThat(anotherGateway().proven(assertion).id()).isEqualTo(id);
    assertThatThrownBy(() -> anotherGateway().proven(assertion))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("jti was used before");
    assertRefused(door.ask(assertion.jwt()), 401, "invalid_client", "jti was used before");
  }

  private Assertions anotherGateway() {
    return new Assertions(
        clients,
        new PublishedKeys(new JwksReading(), Clock.systemUTC()),
        new AssertionTable(jdbc, Clock.systemUTC()),
        door.tokenUrl(),
        Clock.systemUTC());
  }

  @Test
  @DisplayName("7.19 what was used is forgotten some time after it ran out, and not before")
  void usedAssertionsAreForgottenLater() {
    jdbc.sql("insert into used_assertion values ('gone', '\\x01', now() - interval '11 minutes')")
        .update();
    jdbc.sql("insert into used_assertion values ('late', '\\x01', now() - interval '9 minutes')")
        .update();
    door.ask(client.assertion(p -> {}));
    assertThat(
            jdbc.sql("select client from used_assertion where client in ('gone', 'late')")
                .query(String.class)
                .list())
        .containsExactly("late");
    jdbc.sql("delete from used_assertion where client = 'late'").update();
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        bad("not a JWT", good -> "rubbish"),
        bad("two parts", good -> good.substring(0, good.lastIndexOf('.'))),
        bad("not base64url", good -> "%" + good),
        bad("base64url with padding", good -> good + "="),
        bad("not JSON", good -> "eyJ." + good.substring(good.indexOf('.') + 1)),
        bad("a claim twice", good -> twice(good)));
  }

  private static Arguments bad(String named, Function<String, String> change) {
    return arguments("7.15 " + named, change);
  }

  private static String twice(String good) {
    String[] parts = good.split("\\.");
    byte[] claims = "{\"iss\":\"a\",\"iss\":\"b\"}".getBytes(StandardCharsets.UTF_8);
    return parts[0] + "." + com.nimbusds.jose.util.Base64URL.encode(claims) + "." + parts[2];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  @DisplayName("7.15 what is no signed JWT is told so")
  void whatIsNoJwtIsToldSo(String named, Function<String, String> change) {
    assertRefused(
        door.ask(change.apply(client.assertion(p -> {}))),
        401,
        "invalid_client",
        "client_assertion is not a signed JWT");
  }

  @Test
  @DisplayName("7.20 unsigned, or signed with the public key as if it were a secret")
  void aKeyThatEverybodyKnowsProvesNothing() throws JOSEException {
    var parts = client.parts().head("alg", "none");
    String said = SmartClient.encoded(parts.header()) + "." + SmartClient.encoded(parts.claims());
    assertRefused(door.ask(said + "."), 401, "invalid_client", "alg is not one of");

    parts = client.parts().head("alg", "HS256");
    said = SmartClient.encoded(parts.header()) + "." + SmartClient.encoded(parts.claims());
    var mac =
        new MACSigner(RSA.toRSAPublicKey().getEncoded())
            .sign(new JWSHeader(JWSAlgorithm.HS256), said.getBytes(StandardCharsets.US_ASCII));
    assertRefused(door.ask(said + "." + mac), 401, "invalid_client", "alg is not one of");
  }

  @Test
  @DisplayName(
      "7.20 signed by another key of the same kid, or with another's assertion's signature")
  void anotherKeyOfTheSameKidIsNotTheClients() {
    String other = signed(client.parts(), JWSAlgorithm.RS384, SmartClient.rsa(RSA.getKeyID()));
    assertRefused(door.ask(other), 401, "invalid_client", "signature is not the client's");
    String[] good = client.assertion(p -> {}).split("\\.");
    String[] longer = client.assertion(p -> p.put("exp", in(290))).split("\\.");
    assertRefused(
        door.ask(longer[0] + "." + longer[1] + "." + good[2]),
        401,
        "invalid_client",
        "signature is not the client's");
  }
}
