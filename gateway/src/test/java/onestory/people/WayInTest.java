package onestory.people;

import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.AUDITOR;
import static onestory.people.Role.ENGINEER;
import static onestory.people.Role.PRACTITIONER;
import static onestory.people.Role.REVIEWER;
import static onestory.people.Role.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onestory.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who knows no more than where OneStory is finds in, and on; no page is a dead end. */
@GatewayTest
class WayInTest {

  private static final String PETERBOROUGH = "peterborough";
  private static final String[] LINK = {"Sec-Fetch-Mode", "navigate"};

  @Autowired private ListableBeanFactory gateway;

  private Visitors visitors;

  @BeforeEach
  void visitors() {
    visitors = new Visitors(gateway);
  }

  @Test
  void theBareAddressLeadsToTheSignInAndThenToOnesAccount() {
    var stranger = visitors.browser().get("/", LINK);
    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(stranger.headers().firstValue("Location")).hasValue("/sign-in");

    var engineer = visitors.signedIn(visitors.with(ENGINEER)).get("/", LINK);
    assertThat(engineer.headers().firstValue("Location")).hasValue("/account");
    assertThat(visitors.browser().get("/").statusCode()).as("a program").isEqualTo(404);
  }

  @Test
  void onesAccountShowsWhatOnesRolesOpen() {
    for (var visitor :
        List.of(
            visitors.with(ENGINEER),
            visitors.with(AUDITOR),
            visitors.with(ADMINISTRATOR),
            visitors.in(PETERBOROUGH, Visitors.MASH, TRIAGE),
            visitors.in(PETERBOROUGH, Visitors.COUNCIL, REVIEWER),
            visitors.in(PETERBOROUGH, null, ENGINEER))) {
      var browser = visitors.signedIn(visitor);
      var page = browser.get("/account").body();
      var openings = Opening.of(visitor.account());
      assertThat(openings).as("openings of %s", visitor.account().roles()).isNotEmpty();
      for (var opening : openings) {
        assertThat(page).contains("href=\"" + opening.address() + "\"", opening.says());
        assertThat(browser.get(opening.address()).statusCode())
            .as(opening.address())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void aStoryThatIsNotTheirsIsAPageAndNotJson() {
    var school = visitors.signedIn(visitors.in(PETERBOROUGH, Visitors.FENBANK, PRACTITIONER));
    var answer = school.get("/stories/Patient/00000000-0000-0000-0000-000000000000", LINK);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(answer.body())
        .contains("<title>There is nothing here that you may see - OneStory</title>")
        .contains("lang=\"en-GB\"")
        .contains("href=\"/account\"");
  }

  @Test
  void whoIsTurnedAwayHasAWayOn() {
    var answer = visitors.signedIn(visitors.with(ENGINEER)).get("/accounts", LINK);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This is not for your role", "href=\"/account\"");
  }

  @Test
  void aPageWithAFaultSaysSoInItsTitleFirst() {
    var wrong = visitors.browser().fill("/sign-in", "/sign-in", "name", "x", "password", "y");
    assertThat(wrong.body()).contains("<title>Not done: Sign in - OneStory</title>");
    assertThat(visitors.browser().get("/sign-in").body())
        .contains("<title>Sign in - OneStory</title>");
  }
}
