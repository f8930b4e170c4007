package onestory.people;

import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.AUDITOR;
import static onestory.people.Role.ENGINEER;
import static onestory.people.Role.PRACTITIONER;
import static onestory.people.Role.REVIEWER;
import static onestory.people.Role.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which role may do what, at the running gateway. */
@GatewayTest
class RolesTest {

  @Autowired private ListableBeanFactory gateway;
  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private Visitors visitors;

  @BeforeEach
  void visitors() {
    visitors = new Visitors(gateway);
  }

  @Test
  void everyOperationSaysWhomItIsFor() {
    var unsaid = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping ->
                mapping
                    .getPathPatternsCondition()
                    .getPatternValues()
                    .forEach(
                        path ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(
                                    method -> {
                                      String example = path.replaceAll("\\{[^}]*}", "x");
                                      if (Doorway.isShared(path)
                                          && !Operations.has(method.name(), example)) {
                                        unsaid.add(method + " " + path);
                                      }
                                    })));
    assertThat(unsaid).as("operations without a line in Operations: nobody may do these").isEmpty();
  }

  @Test
  @DisplayName("7.66 each role opens what it is for, and nothing else")
  void rolesAndOperations() {
    Map<Role, Visitor> people = new LinkedHashMap<>();
    people.put(ENGINEER, visitors.with(ENGINEER));
    people.put(AUDITOR, visitors.with(AUDITOR));
    people.put(ADMINISTRATOR, visitors.with(ADMINISTRATOR));
    people.put(PRACTITIONER, visitors.in("peterborough", Visitors.FENBANK, PRACTITIONER));
    people.put(TRIAGE, visitors.in("peterborough", Visitors.MASH, TRIAGE));
    people.put(REVIEWER, visitors.in("peterborough", Visitors.COUNCIL, REVIEWER));
    Map<String, List<Role>> open =
        Map.ofEntries(
            Map.entry("/operations/step", List.of(ENGINEER)),
            Map.entry("/operations/messages?state=held", List.of(ENGINEER)),
            Map.entry("/operations/deliveries", List.of(ENGINEER)),
            Map.entry("/operations/holdings?organisation=900101", List.of(ENGINEER)),
            Map.entry("/operations/timescales", List.of(ENGINEER)),
            Map.entry("/operations/schools", List.of(ENGINEER)),
            Map.entry("/operations/stops", List.of(ENGINEER, REVIEWER)),
            Map.entry("/operations/audit/verify", List.of(AUDITOR)),
            Map.entry("/operations/retention/audit", List.of(ADMINISTRATOR)),
            Map.entry("/fhir/Task/$triage", List.of(TRIAGE)),
            Map.entry("/accounts", List.of(ADMINISTRATOR)),
            Map.entry(
                "/stories/Patient/00000000-0000-0000-0000-000000000000",
                List.of(PRACTITIONER, TRIAGE)),
            Map.entry("/account", List.of(Role.values())));
    people.forEach(
        (role, visitor) -> {
          Browser browser = visitors.signedIn(visitor);
          open.forEach(
              (path, roles) -> {
                int status = browser.get(path).statusCode();
                assertThat(status).isLessThan(500);
                assertThat(status == 403)
                    .as("%s at %s answered %d", role, path, status)
                    .isNotEqualTo(roles.contains(role));
              });
        });
  }

  @Test
  void aPractitionerReadsTheStoryThatTheirOrganisationMayHold() {
    Family family = Partners.aFamily();
    partners.play(family, "4");
    String maya =
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
    Browser teacher =
        visitors.signedIn(visitors.in("peterborough", Visitors.FENBANK, PRACTITIONER));
    Browser triage = visitors.signedIn(visitors.in("peterborough", Visitors.MASH, TRIAGE));

    var story = teacher.get("/stories/Patient/" + maya, "Accept", "text/html");
    assertThat(story.statusCode()).isEqualTo(200);
    assertThat(story.body())
        .contains("The story of Maya Okafor", "Made for Fenbank Primary School")
        .doesNotContain("argue");
    assertThat(story.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(triage.get("/stories/Patient/" + maya).statusCode())
        .as("without an override")
        .isEqualTo(404);
    assertThat(teacher.get("/stories/plan/" + Partners.familyKey(family)).statusCode())
        .as("only the council gives plans")
        .isEqualTo(404);
  }

  @Test
  @DisplayName(
      "7.66 a person bound to one council is told nothing of another's, and sets nothing off")
  void oneCouncilOnly() {
    Family family = Partners.aFamily();
    var accepted = partners.send(family.messages().get(0));
    Browser own = visitors.signedIn(visitors.in("peterborough", null, ENGINEER));
    Browser other = visitors.signedIn(visitors.in("north-lincolnshire", null, ENGINEER));
    String message = "/operations/messages/" + accepted.receiptId();

    assertThat(own.get(message).statusCode()).isEqualTo(200);
    assertThat(other.get(message).statusCode()).isEqualTo(404);
    assertThat(own.get("/operations/messages?state=done").body()).contains("ehm-pcc");
    for (String state : List.of("accepted", "done", "held", "waiting", "superseded")) {
      assertThat(other.get("/operations/messages?state=" + state).body()).doesNotContain("ehm-pcc");
    }
    assertThat(other.get("/operations/deliveries").body())
        .doesNotContain("\"health-visiting\"", "\"fenbank\"");
    assertThat(other.get("/operations/holdings?organisation=900101").statusCode()).isEqualTo(404);
    assertThat(other.get("/operations/timescales").body()).doesNotContain("peterborough");
    assertThat(other.get("/operations/schools").body()).doesNotContain("\"fenbank\"");
    assertThat(post(other, "/operations/schools/fenbank/read")).isEqualTo(404);
    assertThat(post(other, "/operations/timescales/peterborough/recompute")).isEqualTo(403);
    assertThat(post(own, "/operations/timescales/peterborough/recompute")).isEqualTo(202);
  }

  private static int post(Browser browser, String path) {
    browser.get("/account");
    return browser.send("POST", path, "", "X-CSRF-Token", browser.token()).statusCode();
  }

  @Test
  @DisplayName("7.66 a partner's token opens no operation and no page of people")
  void partnersTokens() {
    for (String client : List.of("fenbank", "mash-pcc", "pcc", "forms-nlc")) {
      String token = "Bearer " + partners.token(client);
      for (Operation operation : Operations.ALL) {
        String path = operation.path().getPatternString().replaceAll("\\{[^}]*}", "x");
        if (path.startsWith("/operations/")) { // stories and FHIR have scopes of their own
          assertThat(
                  visitors
                      .browser()
                      .send(operation.method().name(), path, "", "Authorization", token)
                      .statusCode())
              .as("%s at %s", client, path)
              .isEqualTo(403);
        }
      }
      for (String page : List.of("/accounts", "/account", "/accounts/new")) {
        assertThat(
                visitors
                    .browser()
                    .get(page, "Authorization", token)
                    .headers()
                    .firstValue("Location"))
            .hasValue("/sign-in");
      }
    }
  }

  @Test
  @DisplayName(
      "7.66 a field added to a form, JSON in place of it, or one's own account gives no role")
  void nobodyGivesThemselvesARole() {
    Visitor visitor = visitors.with(ENGINEER);
    Browser engineer = visitors.signedIn(visitor);
    String own = "/accounts/" + visitor.account().id();
    assertThat(
            engineer
                .fill(
                    "/account/password",
                    "/account/password",
                    "current",
                    Visitors.PASSWORD,
                    "password",
                    "cupboard river seven",
                    "again",
                    "cupboard river seven",
                    "roles",
                    "administrator")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            engineer
                .send(
                    "POST",
                    "/account/password",
                    "{\"current\":\"x\",\"roles\":[\"administrator\"],\"version\":0}",
                    "Content-Type",
                    "application/json",
                    "X-CSRF-Token",
                    engineer.token())
                .statusCode())
        .isEqualTo(415);
    assertThat(engineer.post(own + "/roles", "roles", "administrator").statusCode()).isEqualTo(403);
    assertThat(engineer.post("/accounts", "name", "other", "roles", "administrator").statusCode())
        .isEqualTo(403);
    assertThat(rolesOf(visitor)).isEqualTo("engineer");
    assertThat(visitors.password(visitors.browser(), visitor))
        .as("the old password")
        .isEqualTo(303);

    Visitor administrator = visitors.with(ADMINISTRATOR);
    Browser browser = visitors.signedIn(administrator);
    String mine = "/accounts/" + administrator.account().id();
    for (String deed : List.of("/roles", "/disable", "/enable", "/reset")) {
      browser.get("/account");
      assertThat(
              browser
                  .post(
                      mine + deed,
                      deed.equals("/roles") ? new String[] {"roles", "auditor"} : new String[0])
                  .statusCode())
          .as(deed)
          .isEqualTo(403);
    }
    assertThat(rolesOf(administrator)).isEqualTo("administrator");
  }

  private String rolesOf(Visitor visitor) {
    return jdbc.sql(
            "select string_agg(role, ' ' order by role) from account_role where account = ?")
        .param(visitor.account().id())
        .query(String.class)
        .single();
  }

  @Test
  void aDisabledAccountAndOneWhoseRolesChangedAreOutAtOnce() {
    Accounts accounts = gateway.getBean(Accounts.class);
    Visitor disabled = visitors.with(ENGINEER);
    Visitor changed = visitors.with(ENGINEER);
    Browser one = visitors.signedIn(disabled);
    Browser two = visitors.signedIn(changed);
    accounts.disable(disabled.account().id(), true);
    accounts.allow(changed.account().id(), Set.of(AUDITOR), null, null);
    assertThat(one.get("/operations/step").statusCode()).isEqualTo(401);
    assertThat(two.get("/operations/step").statusCode()).isEqualTo(401);
    assertThat(visitors.signedIn(changed).get("/operations/step").statusCode()).isEqualTo(403);
  }
}
