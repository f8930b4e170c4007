package onestory.people;

import static onestory.people.Role.ADMINISTRATOR;
import static onestory.people.Role.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import onestory.GatewayTest;
import onestory.audit.OldEvents;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Two administrators end what the audit is to keep no longer; the auditor finds it whole. */
@GatewayTest
class AuditRetentionTest {

  private static final String AUDIT = "/operations/retention/audit";

  @Autowired private ListableBeanFactory gateway;
  @Autowired private HikariDataSource database;
  @TempDir private Path folder;

  @Test
  @DisplayName("9.31 9.35 two administrators end old events, and the audit verifies")
  void twoAdministrators() throws IOException {
    var visitors = new Visitors(gateway);
    Browser one = visitors.signedIn(visitors.with(ADMINISTRATOR));
    Browser other = visitors.signedIn(visitors.with(ADMINISTRATOR));
    Browser auditor = visitors.signedIn(visitors.with(AUDITOR));
    assertThat(post(one, AUDIT + "/cuts").statusCode()).as("nothing is old").isEqualTo(409);

    var old = new OldEvents(database, folder.resolve("gone"), 5);
    var due = json(one.get(AUDIT));
    assertThat(due.path("years").asInt()).isEqualTo(7);
    assertThat(due.path("due").findValuesAsText("chain")).containsExactly(old.chain());
    assertThat(due.at("/due/0/events").asInt()).isEqualTo(4);

    var asked = post(one, AUDIT + "/cuts");
    assertThat(asked.statusCode()).isEqualTo(201);
    var cut = AUDIT + "/cuts/" + json(asked).asText();
    var alone = post(one, cut + "/approve");
    assertThat(alone.statusCode()).isEqualTo(409);
    assertThat(alone.body()).contains("second-person");
    assertThat(post(auditor, cut + "/approve").statusCode()).isEqualTo(403);
    assertThat(old.left()).isEqualTo(5);

    var approved = post(other, cut + "/approve");
    assertThat(approved.statusCode()).isEqualTo(202);
    assertThat(json(approved).path("state").asText()).isEqualTo("ended");
    assertThat(old.left()).isEqualTo(1);
    assertThat(json(one.get(AUDIT)).path("due")).isEmpty();
    var verified = json(auditor.get("/operations/audit/verify"));
    assertThat(verified.path("sound").asBoolean()).as(verified.toString()).isTrue();
  }

  private static HttpResponse<String> post(Browser browser, String path) {
    browser.get("/account");
    return browser.send("POST", path, "", "X-CSRF-Token", browser.token());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
