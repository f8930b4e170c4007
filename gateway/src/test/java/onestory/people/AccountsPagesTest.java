package onestory.people;

import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.ENGINEER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import onestory.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators do with accounts, on their pages. */
@GatewayTest
class AccountsPagesTest {

  @Autowired private ListableBeanFactory gateway;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient jdbc;

  private Visitors visitors;
  private Browser administrator;

  @BeforeEach
  void administrator() {
    visitors = new Visitors(gateway);
    administrator = visitors.signedIn(visitors.with(ADMINISTRATOR));
  }

  @Test
  void addedPeopleGetAPasswordThatServesOnce() {
    String page =
        add("jo.marsh", "Jo Marsh", "practitioner", "peterborough", Visitors.FENBANK, 201);
    String password = found(page, "class=\"secret\">([a-z2-7-]+)<");
    Account account = accounts.named("jo.marsh").orElseThrow();

    assertThat(administrator.get("/accounts").body()).contains("jo.marsh", "Jo Marsh");
    assertThat(visitors.password(visitors.browser(), new Visitor(account, password, null)))
        .isEqualTo(303);
    assertThat(add("jo.marsh", "Another", "engineer", "", "", 400)).contains("This name is taken");
  }

  @ParameterizedTest(name = "{0} as {2} of {3} {4}: {5}")
  @CsvSource({
    "ab, Too Short, engineer, '', '', Use 3 to 64",
    "Jo Marsh, Spaced, engineer, '', '', Use 3 to 64",
    "no.roles, No Roles, '', '', '', Choose at least one role",
    "no.council, No Council, practitioner, '', '', Choose the council",
    "no.place, No Place, practitioner, peterborough, '', Choose an organisation of that council",
    "elsewhere, Else, practitioner, north-lincolnshire, F, Choose an organisation of that council",
    "mash.nurse, Nurse, practitioner, peterborough, M, Triage is for the MASH",
    "school.triage, School, triage, peterborough, F, Triage is for the MASH",
    "an.engineer, Engineer, engineer, '', F, sees nothing of families",
    "formula, '=HYPERLINK(1)', engineer, '', '', Say what others call them",
    "nowhere, Nowhere, engineer, atlantis, '', no such council"
  })
  void whatCanNotBeIsSaidBesideItsField(
      String name, String shownAs, String role, String council, String place, String says) {
    String organisation =
        place.equals("F") ? Visitors.FENBANK : place.equals("M") ? Visitors.MASH : "";
    assertThat(add(name, shownAs, role, council, organisation, 400)).contains(says);
    assertThat(accounts.named(name)).isEmpty();
  }

  @Test
  void nobodyHasARoleOfFamiliesAndOneThatKeepsThingsRunning() {
    administrator.get("/accounts/new");
    var answer =
        administrator.post(
            "/accounts",
            "name",
            "both.of.them",
            "shownAs",
            "Both",
            "roles",
            "engineer",
            "roles",
            "practitioner",
            "council",
            "peterborough",
            "organisation",
            Visitors.FENBANK);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("nobody is one of these and also practitioner");
  }

  @Test
  void whoLostThePhoneSetsUpAnotherAndTheOldOneServesNoMore() {
    Visitor visitor = visitors.with(ENGINEER);
    Browser before = visitors.signedIn(visitor);
    String page = post("/accounts/" + visitor.account().id() + "/reset", "phone", "lost");
    String password = found(page, "class=\"secret\">([a-z2-7-]+)<");

    assertThat(before.get("/operations/step").statusCode()).isEqualTo(401);
    assertThat(visitors.password(visitors.browser(), visitor)).isEqualTo(401);
    Browser anew = visitors.browser();
    visitors.password(anew, new Visitor(visitor.account(), password, null));
    assertThat(anew.get("/account").headers().firstValue("Location"))
        .hasValue("/account/new-password");
    assertThat(
            jdbc.sql("select totp from account where id = ?")
                .param(visitor.account().id())
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single())
        .isEqualTo("null");
  }

  @Test
  void aDisabledAccountIsOutUntilItIsEnabled() {
    Visitor visitor = visitors.with(ENGINEER);
    String account = "/accounts/" + visitor.account().id();
    post(account + "/disable");
    assertThat(visitors.password(visitors.browser(), visitor)).isEqualTo(401);
    post(account + "/enable");
    assertThat(visitors.password(visitors.browser(), visitor)).isEqualTo(303);
  }

  @Test
  @DisplayName("7.66 an administrator of one council makes no account outside it, and sees none")
  void anAdministratorOfOneCouncil() {
    Visitor elsewhere = visitors.in("north-lincolnshire", null, ENGINEER);
    Visitor everywhere = visitors.with(ENGINEER);
    administrator = visitors.signedIn(visitors.in("peterborough", null, ADMINISTRATOR));

    assertThat(administrator.get("/accounts").body())
        .doesNotContain(
            ">" + elsewhere.account().name() + "<", ">" + everywhere.account().name() + "<");
    for (Visitor other : new Visitor[] {elsewhere, everywhere}) {
      String path = "/accounts/" + other.account().id();
      assertThat(administrator.get(path).statusCode()).isEqualTo(404);
      administrator.get("/accounts/new");
      assertThat(administrator.post(path + "/reset").statusCode()).isEqualTo(404);
      assertThat(
              administrator
                  .post(path + "/roles", "roles", "engineer", "council", "peterborough")
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(add("own.engineer", "Own", "engineer", "north-lincolnshire", "", 400))
        .contains("your own council only");
    assertThat(add("any.engineer", "Any", "administrator", "", "", 400))
        .contains("your own council only");
    add("our.engineer", "Ours", "engineer", "peterborough", "", 201);
  }

  @Test
  @DisplayName("7.66 what looks like a formula or a script is shown as the text that it is")
  void namesAreText() {
    add("sly.one", "<script>alert(1)</script>\"><b>", "engineer", "", "", 201);
    for (String page :
        new String[] {"/accounts", "/accounts/" + accounts.named("sly.one").orElseThrow().id()}) {
      assertThat(administrator.get(page).body())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script", "\"><b>");
    }
    var wrong =
        administrator.fill(
            "/sign-in", "/sign-in", "name", "\"><script>alert(1)</script>", "password", "x");
    assertThat(wrong.body()).doesNotContain("<script");
    var engineer = visitors.signedIn(visitors.with(ENGINEER));
    for (String path :
        new String[] {
          "/operations/messages?state=%3Cscript%3E", "/operations/deliveries?state=%3DHYPERLINK(1)"
        }) {
      var answer = engineer.get(path);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.body()).doesNotContain("<script", "HYPERLINK");
    }
  }

  private String add(
      String name, String shownAs, String role, String council, String organisation, int status) {
    administrator.get("/accounts/new");
    var answer =
        role.isEmpty()
            ? administrator.post(
                "/accounts",
                "name",
                name,
                "shownAs",
                shownAs,
                "council",
                council,
                "organisation",
                organisation)
            : administrator.post(
                "/accounts",
                "name",
                name,
                "shownAs",
                shownAs,
                "roles",
                role,
                "council",
                council,
                "organisation",
                organisation);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  private String post(String path, String... fields) {
    administrator.get("/accounts/new");
    var answer = administrator.post(path, fields);
    assertThat(answer.statusCode()).isLessThan(400);
    return answer.body();
  }

  private static String found(String text, String pattern) {
    var matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
