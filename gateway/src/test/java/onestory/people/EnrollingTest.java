package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import onestory.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A second factor is its owner's alone, from the moment that it is offered. */
@GatewayTest
class EnrollingTest {

  @Autowired private ListableBeanFactory gateway;

  private Visitors visitors;

  @BeforeEach
  void visitors() {
    visitors = new Visitors(gateway);
  }

  @Test
  @DisplayName("7.66 two who know the password never set up a second factor with one secret")
  void twoWhoKnowThePasswordNeverEnrolWithOneSecret() {
    Visitor visitor = visitors.added(Role.ENGINEER);
    Browser first = visitors.browser();
    visitors.password(first, visitor);
    String chosen = Visitors.PASSWORD;
    first.fill(
        "/account/new-password", "/account/new-password", "password", chosen, "again", chosen);
    String seen = secret(first);
    Browser second = visitors.browser();
    visitors.password(second, new Visitor(visitor.account(), Visitors.PASSWORD, null));

    assertThat(secret(second)).isNotEqualTo(seen);
    assertThat(first.post("/account/second-factor", "code", visitors.code(seen)).statusCode())
        .isNotEqualTo(200);
    assertThat(first.get("/account/second-factor").headers().firstValue("Location"))
        .as("over")
        .hasValue("/sign-in");
    assertThat(
            second
                .post("/account/second-factor", "code", visitors.code(secret(second)))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("7.66 a second factor is never replaced by who has not shown it")
  void aSecondFactorIsNeverReplacedByWhoHasNotShownIt() {
    Visitor visitor = visitors.with(Role.ENGINEER);
    Proofs proofs = gateway.getBean(Proofs.class);
    String another = proofs.offer(visitor.account().id());

    assertThat(proofs.confirm(visitor.account().id(), visitors.code(another))).isFalse();
    assertThat(proofs.isCode(visitor.account().id(), visitors.code(visitor))).isTrue();
  }

  private static String secret(Browser browser) {
    String page = browser.get("/account/second-factor").body();
    var shown = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<").matcher(page);
    assertThat(shown.find()).as(page).isTrue();
    return shown.group(1).replace(" ", "");
  }
}
