package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onestory.councils.Directory;
import onestory.exchange.RecallStore;
import onestory.fixtures.Failure;
import onestory.fixtures.Family;
import onestory.fixtures.HealthSystem;
import onestory.fixtures.Received;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an organisation may no longer hold it is asked to give up: in its own way, by ids alone, and
 * its answer stays to be seen (TRUST 4.51).
 */
@GatewayTest
@DisplayName("4.51 The withdrawal notice reaches whoever holds something")
class RecallTest {

  @Autowired private Partners partners;
  @Autowired private onestory.fixtures.Partners simulators;
  @Autowired private RecallStore recalls;
  @Autowired private Directory directory;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void everybodyWorksAgain() {
    partners.healthVisiting.works();
    partners.school.works();
  }

  @Test
  @DisplayName("4.51 delete: DELETEs by id and nothing else; answered: removed")
  void aFhirServerDeletesByIdAndNothingElseGoes() {
    var family = played(Partners.aFamily());
    int before = partners.healthVisiting.received().size();

    Withdrawals.withdraw(partners, family);
    partners.inStep(family);

    assertThat(goals(partners.healthVisiting, family)).isEmpty();
    var sent = since(partners.healthVisiting.received(), before, family);
    assertThat(sent).hasSizeGreaterThanOrEqualTo(1).allMatch(body -> body.contains("\"DELETE\""));
    assertThat(sent).noneMatch(body -> body.contains("\"PUT\"") || body.contains("\"resource\""));
    assertThat(of(family, "health-visiting"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.answer()).isEqualTo("removed");
              assertThat(row.stillHeld()).isFalse();
              assertThat(row.rules()).contains("deny/no-consent");
            });
  }

  @Test
  @DisplayName("4.51 restrict: a Task with ids; answered: restricted, and still shown as there")
  void aServerThatKeepsWhatItHasRestrictsIt() {
    var camhs = simulators.health("CAMHS-P");
    var family = played(Withdrawals.sharedWith(Partners.aFamily(), "RXP01", "RXP02"));
    var held = goals(camhs, family);
    assertThat(held).isNotEmpty();
    int before = camhs.received().size();

    Withdrawals.withdraw(partners, family);
    partners.inStep(family);

    assertThat(camhs.received().stream().skip(before).map(Received::body))
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body).contains("restrict-use").doesNotContain("Okafor"));
    assertThat(of(family, "camhs"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.answer()).isEqualTo("restricted");
              assertThat(row.stillHeld()).isTrue();
              assertThat(camhs.restricted()).containsAll(row.resources());
            });
    assertThat(heldBy(family, "RXP02")).containsOnly("restricted");

    partners.send(Withdrawals.givenAgain(family, "3a-1-consent", 3));
    partners.send(Withdrawals.givenAgain(family, "3b-1-consent", 3));
    partners.inStep(family);
    assertThat(goals(camhs, family)).as("permitted anew").containsExactlyElementsOf(held);
  }

  @Test
  @DisplayName(
      "4.51 notify: a notice with ids to a school that can't remove; answered: acknowledged")
  void aSchoolThatCannotRemoveIsTold() {
    var nenePark = simulators.school("Nene Park");
    var family = played(Withdrawals.sharedWith(Partners.aFamily(), "900101", "900102"));
    var view = FamilyId.of(Partners.familyKey(family)).toString();
    assertThat(nenePark.views()).containsKey(view);
    int before = nenePark.received().size();

    Withdrawals.withdraw(partners, family);
    partners.inStep(family);

    assertThat(nenePark.views()).doesNotContainKey(view);
    var heard = nenePark.received().stream().skip(before).toList();
    assertThat(heard)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("PUT");
              assertThat(request.path()).startsWith("/safeguarding-inbox/recall-notices/");
              assertThat(request.body()).contains("\"ask\":\"remove\"", view);
              assertThat(request.body().replaceAll("[0-9a-f-]{36}", ""))
                  .doesNotContainIgnoringCase("maya")
                  .doesNotContainIgnoringCase("breakfast");
            });
    assertThat(of(family, "nene-park"))
        .singleElement()
        .extracting(RecallStore.Row::answer)
        .isEqualTo("acknowledged");
  }

  @Test
  @DisplayName("1.2 4.51 a partner that refuses still holds, is shown, and waits for a person")
  void aRefusedRecallStaysVisible() throws Exception {
    var family = played(Partners.aFamily());
    partners.healthVisiting.fails(Failure.status(422));

    Withdrawals.withdraw(partners, family);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(of(family, "health-visiting"))
                    .anySatisfy(row -> assertThat(row.answer()).isEqualTo("refused")));
    assertThat(partners.statesOf(family)).contains("held");
    assertThat(open(family))
        .as("the operations API")
        .anySatisfy(row -> assertThat(row.path("stillHeld").asBoolean()).isTrue());

    partners.healthVisiting.works();
    assertThat(post("/operations/step/RXP01/" + family(family) + "/again")).isEqualTo(202);
    partners.inStep(family);
    assertThat(goals(partners.healthVisiting, family)).isEmpty();
    assertThat(open(family)).isEmpty();
  }

  @Test
  @DisplayName("4.51 a partner that is down is asked until it answers")
  void anUnreachableHolderIsAskedAgain() {
    var family = played(Partners.aFamily());
    partners.school.fails(Failure.refused());

    Withdrawals.withdraw(partners, family);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(of(family, "fenbank"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.answer()).isEqualTo("unreachable"))
                    .satisfies(row -> assertThat(row.stillHeld()).isTrue()));
    partners.school.works();
    partners.inStep(family);

    assertThat(of(family, "fenbank"))
        .singleElement()
        .satisfies(row -> assertThat(row.answer()).isEqualTo("removed"))
        .satisfies(row -> assertThat(row.attempts()).isGreaterThan(1));
    assertThat(partners.school.views()).doesNotContainKey(family(family).toString());
  }

  private Family played(Family family) {
    partners.play(family, "4");
    return family;
  }

  private List<RecallStore.Row> of(Family family, String partner) {
    return recalls.of(family(family)).stream()
        .filter(row -> row.partner().equals(partner))
        .toList();
  }

  private List<String> heldBy(Family family, String code) {
    var organisation =
        directory.organisations().stream()
            .filter(known -> known.identifier().value().equals(code))
            .findFirst()
            .orElseThrow();
    return jdbc.sql(
            "select distinct coalesce(recalled, 'held') from holding where organisation = ? and family = ?")
        .params(organisation.reference(), family(family))
        .query(String.class)
        .list();
  }

  private static UUID family(Family family) {
    return FamilyId.of(Partners.familyKey(family));
  }

  private static List<String> since(List<Received> all, int from, Family family) {
    return all.stream().skip(from).map(Received::body).toList();
  }

  private static List<String> goals(HealthSystem system, Family family) {
    return system.resources().stream()
        .filter(Goal.class::isInstance)
        .map(goal -> ((Goal) goal).getIdentifierFirstRep().getValue())
        .filter(id -> id.startsWith(Partners.idIn(family, "G")))
        .sorted()
        .toList();
  }

  private List<JsonNode> open(Family family) throws IOException, InterruptedException {
    var request = request("/operations/recalls").GET().build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    var rows = new java.util.ArrayList<JsonNode>();
    new ObjectMapper()
        .readTree(answer.body())
        .forEach(
            row -> {
              if (row.path("family").asText().equals(family(family).toString())) {
                rows.add(row);
              }
            });
    return rows;
  }

  private int post(String path) throws IOException, InterruptedException {
    var request = request(path).POST(HttpRequest.BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(partners.gateway().resolve(path))
        .header("Authorization", "Bearer " + partners.token("console"));
  }
}
