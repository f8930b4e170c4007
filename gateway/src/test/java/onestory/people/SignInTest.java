package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import onestory.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in with a password and a second factor, and what becomes of the session. */
@GatewayTest
class SignInTest {

  @Autowired private ListableBeanFactory gateway;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;

  private Visitors visitors;

  @BeforeEach
  void visitors() {
    visitors = new Visitors(gateway);
  }

  @Test
  void theFirstAdministratorHasAPasswordThatNobodyChoseAndMustChangeIt(
      @Value("${onestory.data}") Path data) throws Exception {
    Path file = data.resolve(FirstAdministrator.FILE);
    List<String> lines = Files.readAllLines(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Account account = accounts.named("administrator").orElseThrow();
    assertThat(account.roles()).containsExactly(Role.ADMINISTRATOR);
    Browser browser = firstSignIn(new Visitor(account, lines.get(1), null));
    assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
    assertThat(visitors.password(visitors.browser(), new Visitor(account, lines.get(1), null)))
        .isEqualTo(401);
  }

  @Test
  void atTheFirstSignInThePasswordIsChangedAndASecondFactorSetUpBeforeAnythingOpens() {
    firstSignIn(visitors.added(Role.ENGINEER));
  }

  /** From the password that was given to the recovery codes. */
  private Browser firstSignIn(Visitor visitor) {
    Browser browser = visitors.browser();
    assertThat(visitors.password(browser, visitor)).isEqualTo(303);
    assertThat(location(browser.get("/account"))).isEqualTo("/account/new-password");
    assertThat(browser.get("/operations/step").statusCode()).isNotEqualTo(200);
    assertThat(newPassword(browser, visitor.password())).isEqualTo(400);
    assertThat(newPassword(browser, "short")).isEqualTo(400);
    assertThat(newPassword(browser, Visitors.PASSWORD)).isEqualTo(303);

    assertThat(location(browser.get("/account"))).isEqualTo("/account/second-factor");
    String page = browser.get("/account/second-factor").body();
    assertThat(page).contains("<svg class=\"qr\"").doesNotContain("<script", "src=");
    String secret = found(page, "class=\"secret\">([A-Z2-7 ]+)<").replace(" ", "");
    assertThat(browser.post("/account/second-factor", "code", "000000").statusCode())
        .isEqualTo(400);
    assertThat(browser.get("/account/second-factor").body())
        .as("the same secret until it is confirmed")
        .contains(secret.substring(0, 4));
    HttpResponse<String> codes =
        browser.post("/account/second-factor", "code", visitors.code(secret));
    assertThat(codes.statusCode()).isEqualTo(200);
    assertThat(codes.body()).containsPattern("<li>[A-Z2-7]{4}-[A-Z2-7]{4}-");
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    return browser;
  }

  private static int newPassword(Browser browser, String password) {
    return browser
        .fill(
            "/account/new-password",
            "/account/new-password",
            "password",
            password,
            "again",
            password)
        .statusCode();
  }

  @Test
  void aCodeServesOnce() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    String code = visitors.code(visitor);
    Browser first = visitors.browser();
    Browser second = visitors.browser();
    visitors.password(first, visitor);
    visitors.password(second, visitor);

    assertThat(visitors.secondFactor(first, code)).isEqualTo(303);
    assertThat(visitors.secondFactor(second, code)).isEqualTo(401);
    assertThat(second.get("/operations/step").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aRecoveryCodeServesOnceInPlaceOfTheApp() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    String code = gateway.getBean(RecoveryCodes.class).renew(visitor.account().id()).get(0);
    Browser first = visitors.browser();
    visitors.password(first, visitor);
    assertThat(visitors.secondFactor(first, code.toLowerCase())).isEqualTo(303);
    Browser second = visitors.browser();
    visitors.password(second, visitor);
    assertThat(visitors.secondFactor(second, code)).isEqualTo(401);
  }

  @Test
  void whatIsWrongNobodyIsTold() {
    Visitor known = visitors.with(Role.ENGINEER);
    Visitor disabled = visitors.with(Role.ENGINEER);
    accounts.disable(disabled.account().id(), true);

    String wrongPassword = refused(known.account().name(), "not the password");
    String unknownName = refused(known.account().name() + "-nobody", "not the password");
    String disabledOne = refused(disabled.account().name(), Visitors.PASSWORD);

    assertThat(unknownName).isEqualTo(wrongPassword);
    assertThat(disabledOne).isEqualTo(wrongPassword);
  }

  /** The page without what was typed and what is random. */
  private String refused(String name, String password) {
    HttpResponse<String> answer =
        visitors.browser().fill("/sign-in", "/sign-in", "name", name, "password", password);
    assertThat(answer.statusCode()).isEqualTo(401);
    return answer.body().replaceAll("value=\"[^\"]*\"", "");
  }

  @Test
  void afterAFewThatFailedEvenTheRightPasswordHasToWaitWhetherTheNameIsKnownOrNot() {
    Visitor known = visitors.with(Role.ENGINEER);
    Visitor unknown =
        new Visitor(
            new Account(
                known.account().id(),
                "nobody-at-all",
                "",
                known.account().roles(),
                null,
                null,
                false,
                null,
                true,
                false,
                0),
            "x",
            null);
    for (Visitor visitor : List.of(known, unknown)) {
      Visitor mistaken = new Visitor(visitor.account(), "not the password", null);
      for (int i = 0; i < Tries.FREE_BY_NAME; i++) {
        assertThat(visitors.password(visitors.browser(), mistaken)).isEqualTo(401);
      }
      assertThat(visitors.password(visitors.browser(), visitor)).isEqualTo(429);
    }
    jdbc.sql("delete from sign_in_try").update();
    assertThat(visitors.password(visitors.browser(), known)).isEqualTo(303);
  }

  @Test
  void manyWrongCodesEndTheSignIn() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    Browser browser = visitors.browser();
    visitors.password(browser, visitor);
    for (int i = 0; i < Tries.FREE_BY_NAME; i++) {
      assertThat(visitors.secondFactor(browser, "000000")).isEqualTo(401);
    }
    assertThat(visitors.secondFactor(browser, visitors.code(visitor))).isEqualTo(429);
    assertThat(location(browser.get("/sign-in/second-factor"))).isEqualTo("/sign-in");
  }

  @Test
  void theSessionIsAnotherOneAfterEachStepAndOverAfterSignOut() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    Browser browser = visitors.browser();
    browser.get("/sign-in");
    String before = browser.word();
    visitors.password(browser, visitor);
    String halfWay = browser.word();
    visitors.secondFactor(browser, visitors.code(visitor));
    String in = browser.word();
    assertThat(List.of(before, halfWay, in)).doesNotHaveDuplicates();
    assertThat(of(before).get("/operations/step").statusCode()).isEqualTo(401);
    assertThat(of(halfWay).get("/operations/step").statusCode()).isEqualTo(401);
    assertThat(of(in).get("/operations/step").statusCode()).isEqualTo(200);

    assertThat(browser.fill("/account", "/sign-out").statusCode()).isEqualTo(200);
    assertThat(of(in).get("/operations/step").statusCode()).isEqualTo(401);
    assertThat(kept(in)).as("only its hash is stored").isZero();
  }

  private Browser of(String word) {
    Browser browser = visitors.browser();
    browser.keep(word);
    return browser;
  }

  private int kept(String word) {
    return jdbc.sql("select count(*) from account_session where encode(hash, 'escape') = ?")
        .param(word)
        .query(Integer.class)
        .single();
  }

  @Test
  void aChangedPasswordEndsTheOtherSessions() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    Browser one = visitors.signedIn(visitor);
    Browser other = visitors.signedIn(visitor);
    assertThat(
            one.fill(
                    "/account/password",
                    "/account/password",
                    "current",
                    Visitors.PASSWORD,
                    "password",
                    "cupboard river seven",
                    "again",
                    "cupboard river seven")
                .statusCode())
        .isEqualTo(303);
    assertThat(one.get("/account").statusCode()).isEqualTo(200);
    assertThat(location(other.get("/account"))).isEqualTo("/sign-in");
  }

  @Test
  void aFormWithoutItsOwnTokenChangesNothing() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    Browser browser = visitors.signedIn(visitor);
    Browser other = visitors.browser();
    other.get("/sign-in");
    String form = "application/x-www-form-urlencoded";
    assertThat(browser.send("POST", "/sign-out", "", "Content-Type", form).statusCode())
        .isEqualTo(403);
    assertThat(
            browser
                .send("POST", "/sign-out", "_csrf=" + other.token(), "Content-Type", form)
                .statusCode())
        .isEqualTo(403);
    assertThat(
            browser.send("POST", "/operations/timescales/peterborough/recompute", "").statusCode())
        .isEqualTo(403);
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void pagesLoadAndRunNothingAndAreNotKept() {
    HttpResponse<String> answer = visitors.browser().get("/sign-in");
    assertThat(header(answer, "Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "Cache-Control")).contains("no-store");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(answer.body())
        .doesNotContain("<script", "src=", "href=\"http")
        .contains("lang=\"en-GB\"");
  }

  @Test
  void whoSignsInAndWhoFailsStandsInTheAuditWithoutTheNameThatWasTyped() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    visitors.signedIn(visitor);
    visitors.browser().fill("/sign-in", "/sign-in", "name", "my secret pass", "password", "x");
    String trail = "select string_agg(audit::text, ' ') from audit_event audit";
    String all = jdbc.sql(trail).query(String.class).single();
    assertThat(all).contains("person-" + visitor.account().id()).doesNotContain("my secret pass");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String location(HttpResponse<?> answer) {
    return header(answer, "Location");
  }

  private static String found(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
