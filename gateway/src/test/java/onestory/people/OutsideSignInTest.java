package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import onestory.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in at an outside provider (OpenID Connect). */
@GatewayTest
class OutsideSignInTest {

  @Autowired private ListableBeanFactory gateway;
  @Autowired private LoopbackIssuer issuer;
  @Autowired private Clock clock;
  @Autowired private Accounts accounts;

  private Browser browser;
  private final String code = UUID.randomUUID().toString();

  @BeforeEach
  void browser() {
    browser = new Visitors(gateway).browser();
  }

  @Test
  void theProvidersGroupsSayWhatSomebodyMayDo() {
    assertThat(browser.get("/sign-in").body()).contains("Sign in with Example Council");
    Map<String, String> errand = there();
    assertThat(errand)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "onestory")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");
    issuer.knows(code, claims(errand, "sub-1").build());

    assertThat(back(errand.get("state")).statusCode()).isEqualTo(200);
    assertThat(issuer.asked(code)).contains("code_verifier=", "Basic ");
    assertThat(browser.get("/operations/step").statusCode()).isEqualTo(200);
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(403);
    assertThat(browser.get("/account").body()).contains("Priya Shah", "Engineer");
  }

  @Test
  void aPractitionersGroupBindsThemToTheirOrganisationAndAChangeOfGroupsChangesTheAccount() {
    signIn("sub-2", claims -> claims.claim("groups", List.of("fenbank-staff")));
    assertThat(browser.get("/operations/step").statusCode()).isEqualTo(403);
    assertThat(browser.get("/stories/Patient/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    Browser before = browser;

    browser();
    signIn("sub-2", claims -> {});
    assertThat(browser.get("/operations/step").statusCode()).isEqualTo(200);
    assertThat(before.get("/stories/Patient/00000000-0000-0000-0000-000000000000").statusCode())
        .as("the session from before")
        .isEqualTo(401);
  }

  @Test
  void whoWasDisabledHereDoesNotComeInThroughTheProvider() {
    signIn("sub-3", claims -> {});
    Account account = accounts.ofProvider(issuer.address(), "sub-3").orElseThrow();
    accounts.disable(account.id(), true);
    browser();
    assertThat(signIn("sub-3", claims -> {}).statusCode()).isEqualTo(403);
  }

  static List<Arguments> notBelieved() {
    return List.of(
        row("no second factor told", 403, claims -> claims.claim("amr", List.of("pwd"))),
        row("amr not told", 403, claims -> claims.claim("amr", null)),
        row("no group", 403, claims -> claims.claim("groups", List.of("all-staff"))),
        row("groups not told", 403, claims -> claims.claim("groups", null)),
        row(
            "groups that exclude each other",
            403,
            claims -> claims.claim("groups", List.of("gateway-engineers", "fenbank-staff"))),
        row("another audience", 401, claims -> claims.audience("another")),
        row("another issuer", 401, claims -> claims.issuer("https://another.example")),
        row("another nonce", 401, claims -> claims.claim("nonce", "another")),
        row("no nonce", 401, claims -> claims.claim("nonce", null)),
        row("expired", 401, claims -> claims.expirationTime(new Date(0))),
        row("no end", 401, claims -> claims.expirationTime(null)));
  }

  private static Arguments row(String what, int status, Consumer<JWTClaimsSet.Builder> with) {
    return Arguments.of(what, status, with);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void notBelieved(String what, int status, Consumer<JWTClaimsSet.Builder> with) {
    assertThat(signIn("sub-4", with).statusCode()).isEqualTo(status);
    assertThat(browser.get("/operations/step").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenThatTheProviderDidNotSignIsNotBelieved() {
    Map<String, String> errand = there();
    issuer.forges(code, claims(errand, "sub-5").build());
    assertThat(back(errand.get("state")).statusCode()).isEqualTo(401);
  }

  @Test
  void whoWasNotSentFromHereIsNotTakenBack() {
    Map<String, String> errand = there();
    issuer.knows(code, claims(errand, "sub-6").build());
    assertThat(back("another").statusCode()).isEqualTo(400);
    browser();
    assertThat(back(errand.get("state")).statusCode()).as("another browser").isEqualTo(400);
  }

  private HttpResponse<String> signIn(String subject, Consumer<JWTClaimsSet.Builder> with) {
    Map<String, String> errand = there();
    JWTClaimsSet.Builder claims = claims(errand, subject);
    with.accept(claims);
    issuer.knows(code, claims.build());
    return back(errand.get("state"));
  }

  /** What the browser takes along. */
  private Map<String, String> there() {
    String location =
        browser.get("/sign-in/outside/provider").headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(issuer.address() + "/authorize?");
    return Arrays.stream(URI.create(location).getQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private HttpResponse<String> back(String state) {
    return browser.get("/sign-in/outside/return?state=" + state + "&code=" + code);
  }

  private JWTClaimsSet.Builder claims(Map<String, String> errand, String subject) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer.address())
        .audience("onestory")
        .subject(subject)
        .claim("name", "Priya Shah")
        .claim("nonce", errand.get("nonce"))
        .claim("amr", List.of("pwd", "otp", "mfa"))
        .claim("groups", List.of("gateway-engineers"))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }
}
