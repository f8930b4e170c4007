package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import onestory.audit.AuditAgent;
import onestory.fixtures.Family;
import onestory.record.FamilyId;
import onestory.retention.Erasures;
import onestory.retention.LegalHolds;
import onestory.retention.NotErasable;
import onestory.retention.RightsRequests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A record past its time is listed, kept while somebody needs it, and erased by two persons:
 * everybody is asked to give up what they hold, and nothing of the family stays in any table.
 */
@GatewayTest
class RetentionTest {

  private static final AuditAgent ONE = AuditAgent.person("records-1", null);
  private static final AuditAgent OTHER = AuditAgent.person("records-2", null);

  @Autowired private Partners partners;
  @Autowired private Erasures erasures;
  @Autowired private LegalHolds holds;
  @Autowired private RightsRequests requests;
  @Autowired private JdbcClient jdbc;

  @Test
  void anErasedFamilyLeavesNothingInAnyTableAndWithNobody() {
    var kept = played("A word of the family that stays.");
    var family = played("A word that nobody else says.");
    closedYearsAgo(family, 7);
    var canaries = canaries(family, "A word that nobody else says.");
    assertThat(tablesWith(canaries))
        .as("they are there before")
        .contains("inbox_message", "resource");
    assertThat(erasures.due()).anyMatch(due -> due.family().equals(id(family)));

    var erasure = erasures.ask(id(family), ONE);
    assertThatThrownBy(() -> erasures.approve(erasure, ONE, false))
        .isInstanceOf(NotErasable.class)
        .hasMessage("second-person");
    erasures.approve(erasure, OTHER, false);
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(state(erasure)).isEqualTo("erased"));

    assertThat(tablesWith(canaries)).isEmpty();
    assertThat(partners.school.views()).doesNotContainKey(id(family).toString());
    assertThat(partners.healthVisiting.resources())
        .noneMatch(
            resource -> canaries.stream().anyMatch(canary -> encoded(resource).contains(canary)));
    assertThat(tablesWith(canaries(kept, "A word of the family that stays.")))
        .as("the other family is untouched")
        .contains("inbox_message", "resource");
    assertThat(
            jdbc.sql("select count(*) from erasure where erased = ? and counts is not null")
                .param(id(family))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void whatIsHeldIsNotErasedUntilTheHoldIsLifted() {
    var family = played("A word that is held.");
    closedYearsAgo(family, 7);
    var hold = holds.set(id(family), "inquiry", "INQ/2026/7", ONE);

    assertThat(erasures.due()).noneMatch(due -> due.family().equals(id(family)));
    assertThatThrownBy(() -> erasures.ask(id(family), ONE)).hasMessage("legal-hold");

    assertThat(holds.lift(hold, "ended", OTHER)).isTrue();
    var erasure = erasures.ask(id(family), ONE);
    holds.set(id(family), "complaint", "C-1", ONE);
    assertThatThrownBy(() -> erasures.approve(erasure, OTHER, false)).hasMessage("not-asked");
    assertThat(state(erasure)).as("a hold stops what is not carried out").isEqualTo("stopped");
  }

  @Test
  void whatIsNotDueIsErasedOnlyOnAGrantedRequest() {
    var family = played("A word that is in use.");

    assertThatThrownBy(() -> erasures.ask(id(family), ONE)).hasMessage("not-due");
    var request = requests.note(id(family), "erasure", "SAR-12", ONE);
    assertThat(requests.open()).anyMatch(open -> open.id().equals(request));
    assertThatThrownBy(() -> erasures.ask(id(family), ONE)).hasMessage("not-due");
    assertThat(requests.decide(request, "granted", OTHER)).isTrue();

    var erasure = erasures.ask(id(family), ONE);
    erasures.approve(erasure, ONE, true); // an administrator
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(state(erasure)).isEqualTo("erased"));
    assertThat(tablesWith(canaries(family, "A word that is in use."))).isEmpty();
  }

  @Test
  void theConsolesOwnTokenIsNotEnough() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(partners.gateway().resolve("/operations/retention/due"))
            .header("Authorization", "Bearer " + partners.token("console"))
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(403);
  }

  private Family played(String word) {
    var family = Partners.aFamily();
    var spoken =
        new Family(
            family.name(),
            family.prefix(),
            family.messages().stream()
                .map(m -> m.with(m.xml().replace("A place in the breakfast club.", word)))
                .toList());
    partners.play(spoken, "4");
    return spoken;
  }

  /** As if it had closed so long ago: the test can't wait for it. */
  private void closedYearsAgo(Family family, int years) {
    jdbc.sql(
            """
            update resource set content = jsonb_set(jsonb_set(content, '{status}', '"finished"'),
              '{period,end}', to_jsonb((date '2026-05-06' - make_interval(years => ?))::date::text))
            where family = ? and type = 'EpisodeOfCare'
            """)
        .params(years, id(family))
        .update();
  }

  private String state(UUID erasure) {
    return jdbc.sql("select state from erasure where id = ?")
        .param(erasure)
        .query(String.class)
        .single();
  }

  /** What is this family's and nobody else's: a word, its numbers, its source's ids. */
  private static Set<String> canaries(Family family, String word) {
    var found = new TreeSet<String>();
    found.add(word);
    var numbers = Pattern.compile("<(?:nhsNumber|upn|familyId)>([^<]+)<");
    family
        .messages()
        .forEach(
            message -> {
              var number = numbers.matcher(message.xml());
              while (number.find()) {
                found.add(number.group(1));
              }
            });
    return found;
  }

  /** The tables where one of these stands in any column of text, JSON or bytes. */
  private Set<String> tablesWith(Set<String> canaries) {
    var tables = new TreeSet<String>();
    for (var column : columns()) {
      var text =
          column.get("type").equals("bytea")
              ? "encode(%s, 'escape')".formatted(column.get("name"))
              : column.get("name") + "::text";
      var sql =
          "select exists (select 1 from %s where %s like any (?))"
              .formatted(column.get("table"), text);
      var patterns = canaries.stream().map(c -> "%" + c + "%").toArray(String[]::new);
      if (jdbc.sql(sql).param(patterns).query(Boolean.class).single()) {
        tables.add(column.get("table"));
      }
    }
    return tables;
  }

  private List<Map<String, String>> columns() {
    return new ArrayList<>(
        jdbc.sql(
                """
                select c.table_name, c.column_name, c.data_type from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
                """)
            .query(RetentionTest::column)
            .list());
  }

  private static Map<String, String> column(ResultSet row, int n) throws SQLException {
    return Map.of("table", row.getString(1), "name", row.getString(2), "type", row.getString(3));
  }

  private static String encoded(org.hl7.fhir.r4.model.Resource resource) {
    return ca.uhn.fhir.context.FhirContext.forR4Cached()
        .newJsonParser()
        .encodeResourceToString(resource);
  }

  private static UUID id(Family family) {
    return FamilyId.of(Partners.familyKey(family));
  }
}
