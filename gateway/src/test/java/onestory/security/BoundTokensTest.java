package onestory.security;

import static onestory.security.KeyServer.body;
import static onestory.security.SmartClient.EC;
import static onestory.security.SmartClient.RSA;
import static onestory.security.SmartClient.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The doors over TLS: tokens bound to a certificate, and tokens of another authorization server.
 */
@SpringBootTest(
    classes = {DoorsApplication.class, BoundTokensTest.OverTls.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "server.ssl.enabled=true",
      "onestory.tokens.client-secret=false"
    })
class BoundTokensTest {

  private static final String ISSUER = "https://issuer.example";
  private static final String AUDIENCE = "https://gateway.example/fhir";
  private static final TestCertificate OWN = TestCertificate.named("own");
  private static final TestCertificate OTHER = TestCertificate.named("other");
  private static final KeyServer ISSUER_KEYS = new KeyServer();

  @TempDir static Path temp;
  @LocalServerPort int port;

  @TestConfiguration(proxyBeanMethods = false)
  @ComponentScan("onestory.security.tls")
  @ImportAutoConfiguration(SslAutoConfiguration.class)
  static class OverTls {

    @Bean
    Registrations registrations() {
      var keys = Optional.of(new JWKSet(List.<JWK>of(RSA, EC)).toPublicJWKSet());
      return () ->
          List.of(
              registered(
                  "bound",
                  new ClientProof(keys, Optional.empty(), Set.of(OWN.thumbprint()), false)),
              registered("free", new ClientProof(keys, Optional.empty(), Set.of(), false)),
              registered(
                  "gone", new ClientProof(Optional.empty(), Optional.empty(), Set.of(), true)));
    }

    private static Registration registered(String id, ClientProof proof) {
      return new Registration(
          id,
          Optional.of("https://fhir.nhs.uk/Id/ods-organization-code|RXP01"),
          List.of("system/*.rs"),
          proof);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    ISSUER_KEYS.answer = body(TokenDoor.set(RSA, EC));
    registry.add("onestory.data", () -> temp.resolve("data").toString());
    registry.add("onestory.tokens.outside.issuer", () -> ISSUER);
    registry.add("onestory.tokens.outside.jwks-uri", () -> ISSUER_KEYS.url().toString());
    registry.add("onestory.tokens.outside.audience", () -> AUDIENCE);
    registry.add("onestory.tokens.outside.client", () -> "azp");
    registry.add("onestory.tokens.outside.token-endpoint", () -> ISSUER + "/token");
  }

  @AfterAll
  static void stop() {
    ISSUER_KEYS.close();
  }

  @Test
  void theCertificateThatWasMadeIsBelievedByWhoWasGivenItAndByNobodyElse() throws Exception {
    assertThat(get(trusting(null), SmartConfiguration.PATH, null).statusCode()).isEqualTo(200);
    HttpClient stranger = HttpClient.newHttpClient();
    assertThatThrownBy(() -> get(stranger, SmartConfiguration.PATH, null))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  @DisplayName("7.24 a bound token holds on a connection with its own certificate, and on no other")
  void aBoundTokenHoldsOnItsOwnConnectionOnly() throws Exception {
    HttpResponse<String> answer = token(trusting(OWN), "bound");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String token = TokenDoor.json(answer).path("access_token").asText();

    assertThat(get(trusting(OWN), "/fhir/asker", token).statusCode()).isEqualTo(200);
    assertThat(get(trusting(OTHER), "/fhir/asker", token).statusCode()).isEqualTo(401);
    assertThat(get(trusting(null), "/fhir/asker", token).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("7.24 whoever registered a certificate gets no token without it")
  void noTokenWithoutTheRegisteredCertificate() throws Exception {
    assertThat(token(trusting(OTHER), "bound").statusCode()).isEqualTo(401);
    assertThat(token(trusting(null), "bound").statusCode()).isEqualTo(401);
    String free = TokenDoor.json(token(trusting(OTHER), "free")).path("access_token").asText();
    assertThat(get(trusting(null), "/fhir/asker", free).statusCode())
        .as("not bound: no certificate was registered")
        .isEqualTo(200);
  }

  @Test
  void secretsCanBeSwitchedOff() throws Exception {
    HttpResponse<String> answer =
        post(trusting(null), "grant_type=client_credentials&client_id=fenbank&client_secret=x");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Secrets are switched off");
    assertThat(get(trusting(null), SmartConfiguration.PATH, null).body())
        .doesNotContain("client_secret", "confidential-symmetric")
        .contains("\"token_endpoint\":\"" + ISSUER + "/token\"");
  }

  static Stream<Arguments> outsideTokens() {
    return Stream.of(
        outside("a good one", 200, p -> {}),
        outside("an audience among others", 200, p -> p.put("aud", List.of(AUDIENCE, "x"))),
        outside("typ JWT, as many issuers write", 200, p -> p.head("typ", "JWT")),
        outside("expired", 401, p -> p.put("exp", in(-10))),
        outside("without exp", 401, p -> p.without("exp")),
        outside("nbf future", 401, p -> p.put("nbf", in(60))),
        outside("another audience", 401, p -> p.put("aud", "https://other.example")),
        outside("without audience", 401, p -> p.without("aud")),
        outside("another issuer", 401, p -> p.put("iss", "https://other.example")),
        outside("our own issuer's name", 401, p -> p.put("iss", Tokens.ISSUER)),
        outside("a client that is not registered", 401, p -> p.put("azp", "nobody")),
        outside("a client that is disabled", 401, p -> p.put("azp", "gone")),
        outside("without a client", 401, p -> p.without("azp")),
        outside("a client in another claim", 401, p -> p.without("azp").put("client_id", "free")),
        outside("a client with a certificate, without it", 401, p -> p.put("azp", "bound")),
        outside("bound to a key that is not shown", 401, p -> p.put("cnf", Map.of("jkt", "x"))),
        outside("cnf that is no object", 401, p -> p.put("cnf", "x")),
        outside("typ of another kind", 401, p -> p.head("typ", "logout+jwt")),
        outside("an unknown key", 401, p -> p.head("kid", "other")),
        outside("scopes beyond the registration", 403, p -> p.put("scope", "operations")),
        outside("no scope", 403, p -> p.without("scope")));
  }

  private static Arguments outside(String named, int status, Consumer<SmartClient.Parts> change) {
    return arguments(named, status, change);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("outsideTokens")
  @DisplayName("7.21 a token of another authorization server, as configured")
  void aTokenOfAnotherServer(String named, int status, Consumer<SmartClient.Parts> change)
      throws Exception {
    HttpResponse<String> answer = get(trusting(null), "/fhir/asker", outsideToken(change));
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 200) {
      assertThat(answer.body())
          .contains("\"clientId\":\"free\"", "ods-organization-code|RXP01")
          .contains("[\"system/CarePlan.rs\"]")
          .doesNotContain("evil");
    }
  }

  private static String outsideToken(Consumer<SmartClient.Parts> change) {
    var parts = new SmartClient("someone", AUDIENCE).parts().head("typ", "at+jwt");
    parts
        .put("iss", ISSUER)
        .put("azp", "free")
        .put("organisation", "evil|1")
        .put("scope", "system/CarePlan.cruds openid something-else");
    change.accept(parts);
    return SmartClient.signed(parts, JWSAlgorithm.RS384, RSA);
  }

  private HttpResponse<String> token(HttpClient client, String id) throws Exception {
    String assertion = new SmartClient(id, tokenUrl()).assertion(p -> {});
    return post(
        client,
        "grant_type=client_credentials&client_assertion_type="
            + URLEncoder.encode(TokenDoor.BY_JWT, StandardCharsets.UTF_8)
            + "&client_assertion="
            + assertion);
  }

  /** As application.yaml makes it: the port is not known when it is read. */
  private static String tokenUrl() {
    return "https://127.0.0.1:0/oauth/token";
  }

  private HttpResponse<String> post(HttpClient client, String form) throws Exception {
    return client.send(
        request("/oauth/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(HttpClient client, String path, String token) throws Exception {
    var request = request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
  }

  /** A client that believes the gateway's certificate, and shows its own if it has one. */
  private static HttpClient trusting(TestCertificate own) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        own == null ? new KeyManager[0] : own.keyManagers(), madeHere().getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static TrustManagerFactory madeHere() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var pem = Files.newInputStream(temp.resolve("data/tls/certificate.pem"))) {
      store.setCertificateEntry(
          "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
