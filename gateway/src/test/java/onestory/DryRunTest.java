package onestory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engineer may ask of a decision: why it is so, how it would be, and how it was. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DryRunTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private OneFamilysAnswers answers;

  @BeforeAll
  void afterTheFirstTaf() {
    answers = new OneFamilysAnswers(partners);
  }

  @DisplayName("A dry run says why, in ids and codes, and writes nothing but its audit record")
  @Test
  void dryRun() {
    var before = tables();
    var decided = answers.decided("fenbank");
    assertThat(decided.path("policyVersion").asText()).isNotBlank();
    assertThat(decided.path("basis").asText()).isEqualTo("PERMISSION");
    assertThat(
            decided.path("decisions").path("Patient/" + answers.child("P-1")).path("rule").asText())
        .isEqualTo("permission/existence/child");
    assertThat(
            decided
                .path("decisions")
                .path("Patient/" + answers.child("P-1"))
                .path("obligations")
                .toString())
        .contains("MINIMISED", "CLOSED");
    assertThat(decided.toString()).doesNotContain("Maya", "Theo", "Okafor", "Reid", "9990001");
    assertThat(tables()).isEqualTo(before);
    assertThat(
            jdbc.sql("select count(*) from audit_event where content::text like '%\"decide\"%'")
                .query(Long.class)
                .single())
        .isPositive();

    var one = answers.decided("fenbank", "&resource=Patient/" + answers.child("P-1"));
    assertThat(one.path("decisions")).hasSize(1);
    var before2026 = answers.decided("fenbank", "&at=2026-01-01T00:00:00Z");
    assertThat(before2026.path("decisions")).as("nothing was recorded then").isEmpty();
    var later = answers.decided("fenbank", "&at=2099-01-01T00:00:00Z");
    assertThat(later.path("outcomes").has("PERMIT"))
        .as("every permission will have ended")
        .isFalse();
  }

  @DisplayName("A dry run is the engineer's: no partner may ask for it")
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"fenbank,403", "health-visiting-p,403"})
  void onlyTheEngineer(String client, int expected) {
    var path = "/operations/decide?organisation=900101&family=" + answers.record;
    assertThat(answers.get(client, path, "*/*").statusCode()).isEqualTo(expected);
    assertThat(answers.get("console", path.replace("900101", "nobody"), "*/*").statusCode())
        .isEqualTo(404);
    assertThat(
            answers
                .get(
                    "console",
                    path.replace(answers.record.toString(), UUID.randomUUID().toString()),
                    "*/*")
                .statusCode())
        .isEqualTo(404);
  }

  @DisplayName("Every past delivery is decided again as it was, though much has happened since")
  @Test
  void replay() {
    var deliveries =
        jdbc.sql("select id from delivery where family = ?")
            .param(answers.record)
            .query(UUID.class)
            .list();
    assertThat(deliveries).hasSizeGreaterThan(5);
    for (var delivery : deliveries) {
      var replayed =
          answers.json(
              answers.text(
                  "console", "/operations/deliveries/" + delivery + "/replay-decision", "*/*"));
      assertThat(replayed.path("equal").asBoolean()).as(replayed.toString()).isTrue();
      assertThat(replayed.path("decisions").asInt()).isPositive();
    }
    assertThat(
            answers
                .get(
                    "console",
                    "/operations/deliveries/" + UUID.randomUUID() + "/replay-decision",
                    "*/*")
                .statusCode())
        .isEqualTo(404);
  }

  private List<Long> tables() {
    return List.of("delivery", "resource", "resource_history", "holding", "step", "inbox_message")
        .stream()
        .map(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
        .toList();
  }
}
