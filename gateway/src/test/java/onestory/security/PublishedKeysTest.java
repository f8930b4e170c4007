package onestory.security;

import static onestory.security.KeyServer.body;
import static onestory.security.SmartClient.EC;
import static onestory.security.SmartClient.RSA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that a client publishes: read with care, and kept no longer than it allows. */
class PublishedKeysTest {

  private static final String TOKEN_URL = "https://gateway.example/oauth/token";

  private final KeyServer server = new KeyServer();
  private Instant now = Instant.now();
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };
  private final PublishedKeys published = new PublishedKeys(new JwksReading(), clock);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aClientIsKnownByTheKeysThatItPublishes() throws Exception {
    server.answer = body(TokenDoor.set(RSA, EC));
    assertThat(ask(p -> {}).id()).isEqualTo("publisher");
    assertThat(ask(p -> p.head("jku", server.url().toString())).id()).isEqualTo("publisher");
  }

  @Test
  @DisplayName("7.20 a jku that is not the registered address is not followed")
  void anotherJkuIsNotFollowed() {
    server.answer = body(TokenDoor.set(RSA));
    try (KeyServer attacker = new KeyServer()) {
      attacker.answer = body(TokenDoor.set(RSA));
      assertThatThrownBy(() -> ask(p -> p.head("jku", attacker.url().toString())))
          .hasMessageContaining("jku is not the address registered");
      assertThat(attacker.asked).hasValue(0);
    }
  }

  static Stream<Arguments> unreadable() {
    String keys = TokenDoor.set(RSA);
    return Stream.of(
        arguments("an error", (KeyServer.Answer) e -> e.sendResponseHeaders(500, -1)),
        arguments("a login page", body("<html><body>Sign in</body></html>")),
        arguments("JSON of another kind", body("[1]")),
        arguments(
            "more than is read",
            body("{\"x\":\"" + "x".repeat(70_000) + "\"," + keys.substring(1))),
        arguments(
            "a redirect",
            (KeyServer.Answer)
                e -> {
                  e.getResponseHeaders().add("Location", "/elsewhere");
                  e.sendResponseHeaders(302, -1);
                }),
        arguments(
            "an answer without an end",
            (KeyServer.Answer)
                e -> {
                  e.sendResponseHeaders(200, 0);
                  e.getResponseBody().write('{');
                  e.getResponseBody().flush();
                  try {
                    Thread.sleep(Duration.ofSeconds(30).toMillis());
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  @DisplayName("7.18 where the registered address gives no keys there is no token")
  void whereTheAddressGivesNoKeysThereIsNoToken(String named, KeyServer.Answer answer) {
    server.answer = answer;
    Instant start = Instant.now();
    assertThatThrownBy(() -> ask(p -> {}))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining("keys at the address registered for the client cannot be read");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(server.asked).as("no redirect is followed").hasValue(1);
    assertThatThrownBy(() -> ask(p -> {})).hasMessageContaining("cannot be read");
    assertThat(server.asked).as("left alone for a while").hasValue(1);
    now = now.plusSeconds(11);
    server.answer = body(TokenDoor.set(RSA));
    assertThat(catching(() -> ask(p -> p.put("exp", now.getEpochSecond() + 60)))).isNull();
  }

  @Test
  @DisplayName("7.18 nobody listens at the registered address, or it holds another key")
  void nobodyListensOrAnotherKeyIsThere() {
    server.answer = body(TokenDoor.set(EC));
    assertThatThrownBy(() -> ask(p -> {})).hasMessageContaining("no key of the assertion's kid");
    server.close();
    now = now.plusSeconds(600);
    assertThatThrownBy(() -> ask(p -> {})).hasMessageContaining("cannot be read");
  }

  @Test
  @DisplayName("7.20 two published keys with one kid are no key")
  void twoKeysOfOneKidAreNoKey() {
    server.answer = body(TokenDoor.set(RSA, SmartClient.rsa(RSA.getKeyID())));
    assertThatThrownBy(() -> ask(p -> {}))
        .hasMessageContaining("more than one key of the assertion's kid");
  }

  @Test
  void anotherKeyIsSeenWithoutWaitingForTheFirstsEnd() throws Exception {
    server.answer = body(TokenDoor.set(EC), "Cache-Control", "max-age=3600");
    published.at(server.url(), EC.getKeyID());
    server.answer = body(TokenDoor.set(EC, RSA), "Cache-Control", "max-age=3600");
    now = now.plusSeconds(11);
    assertThat(kids(RSA.getKeyID())).contains(RSA.getKeyID());
    assertThat(kids("unknown")).as("not asked again at once").hasSize(2);
    assertThat(server.asked).hasValue(2);
  }

  @ParameterizedTest(name = "{0}: kept for {1} s")
  @CsvSource(
      delimiter = ';',
      value = {
        "max-age=60;60",
        "public, max-age=600, must-revalidate;600",
        "max-age=999999;3600",
        "no-store;0",
        "no-cache, max-age=600;0",
        "max-age=0;0",
        ";300",
        "private;300"
      })
  void keysAreKeptNoLongerThanTheAnswerAllows(String header, int seconds) throws Exception {
    assertThat(JwksReading.kept(header == null ? "" : header)).hasSeconds(seconds);
    server.answer =
        header == null
            ? body(TokenDoor.set(RSA))
            : body(TokenDoor.set(RSA), "Cache-Control", header);
    kids(RSA.getKeyID());
    now = now.plusSeconds(Math.max(0, seconds - 1));
    kids(RSA.getKeyID());
    assertThat(server.asked).hasValue(seconds == 0 ? 2 : 1);
    now = now.plusSeconds(2);
    kids(RSA.getKeyID());
    assertThat(server.asked).hasValue(seconds == 0 ? 3 : 2);
  }

  private List<String> kids(String wanted) throws TokenRefused {
    return published.at(server.url(), wanted).getKeys().stream().map(JWK::getKeyID).toList();
  }

  private Client ask(java.util.function.Consumer<SmartClient.Parts> change) throws TokenRefused {
    var proof = new ClientProof(Optional.empty(), Optional.of(server.url()), Set.of(), false);
    var clients =
        new Clients(
            List.of(),
            () ->
                List.of(
                    new Registration(
                        "publisher", Optional.empty(), List.of("system/*.rs"), proof)));
    String assertion = new SmartClient("publisher", TOKEN_URL).assertion(change);
    return new Assertions(clients, published, (client, id, until) -> true, TOKEN_URL, clock)
        .proven(new Credentials.Assertion(Optional.empty(), assertion));
  }

  private static Throwable catching(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return org.assertj.core.api.Assertions.catchThrowable(call);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "https://client.example/jwks,true",
    "http://127.0.0.1:8000/jwks,true",
    "http://localhost/jwks,true",
    "http://[::1]/jwks,true",
    "http://client.example/jwks,false",
    "http://127.0.0.1.client.example/jwks,false",
    "https://user@client.example/jwks,false",
    "file:///etc/passwd,false",
    "jwks,false"
  })
  void keysAreFetchedOverClosedLinesOnly(URI address, boolean safe) {
    assertThat(Addresses.isSafe(address)).isEqualTo(safe);
  }
}
