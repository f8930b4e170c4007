package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an engineer asks of clocks: how many, what other rules would do, work them out anew. */
@GatewayTest
class TimescaleOperationsTest {

  private static final String REVIEW =
      """
      timescales:
        taf-review:
          source: TIM-07
          says: Hold the next meeting of the team around the family
          each: family
          from: [meeting-held]
          until: [meeting-held]
          within: {weeks: 6}
          notBefore: {weeks: 4}
          warn: {days: 7}
      """;

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  void whatIfReviewWereFourToSixWeeks() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    var before = versions(family);

    var answer = post("/operations/timescales/peterborough/what-if", REVIEW, "console");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/x-ndjson");
    assertThat(answer.body().lines())
        .contains(
            ("{\"family\":\"%s\",\"rule\":\"taf-review\",\"from\":{\"due\":\"2026-06-05\",\"state\":\"on-track\"},"
                    + "\"to\":{\"due\":\"2026-05-22\",\"state\":\"on-track\"}}")
                .formatted(Partners.familyKey(family)));
    assertThat(versions(family)).isEqualTo(before);
  }

  @Test
  void anImpossibleRuleIsRefusedWithItsLine() {
    var answer =
        post(
            "/operations/timescales/peterborough/what-if",
            REVIEW.replace("weeks: 4", "weeks: 40"),
            "console");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"line\":").contains("\"remedy\":");
  }

  @Test
  void aRuleThatTheCouncilDoesNotHaveIsRefusedWithItsLineAndThoseThatItHas() {
    var answer =
        post(
            "/operations/timescales/peterborough/what-if",
            REVIEW.replace("taf-review", "taf-revue"),
            "console");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("the council has no timescale taf-revue")
        .contains("\"line\":2")
        .contains("taf-review");
  }

  @Test
  void anUnknownCouncilIsNotFound() {
    assertThat(post("/operations/timescales/nowhere/recompute", "", "console").statusCode())
        .isEqualTo(404);
  }

  @Test
  void workingOutAnewChangesNothingThatIsRight() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    var before = versions(family);

    var answer = post("/operations/timescales/peterborough/recompute", "", "console");

    assertThat(answer.statusCode()).isEqualTo(202);
    await()
        .until(
            () ->
                jdbc.sql(
                        "select count(*) from scheduled_tasks where task_name = 'recompute-clocks'")
                    .query(Integer.class)
                    .single()
                    .equals(0));
    assertThat(versions(family)).isEqualTo(before);
    assertThat(send("GET", "/operations/timescales", "", "console").body())
        .contains("\"council\":\"peterborough\",\"rule\":\"taf-review\",\"state\":\"on-track\"");
  }

  @Test
  void partnersMayNotAsk() {
    assertThat(post("/operations/timescales/peterborough/recompute", "", "fenbank").statusCode())
        .isEqualTo(403);
  }

  private HttpResponse<String> post(String path, String body, String client) {
    return send("POST", path, body, client);
  }

  private HttpResponse<String> send(String method, String path, String body, String client) {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve(path))
            .header("Authorization", "Bearer " + partners.token(client))
            .header("Content-Type", "application/yaml")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String versions(Family family) {
    return jdbc.sql("select count(*) || ' ' || sum(version) from resource where family = ?")
        .param(FamilyId.of(Partners.familyKey(family)))
        .query(String.class)
        .single();
  }
}
