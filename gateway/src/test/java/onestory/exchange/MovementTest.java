package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.Withdrawals;
import onestory.authority.Decision;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.fixtures.Failure;
import onestory.fixtures.Family;
import onestory.fixtures.Received;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A permission withdrawn while something is on its way (TRUST 4.47 to 4.52). */
@GatewayTest
class MovementTest {

  @Autowired private Partners partners;
  @Autowired private Claims claims;
  @Autowired private DeliveryStore deliveries;
  @Autowired private FamilyViews views;
  @Autowired private Directory directory;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final Family family = Partners.aFamily();

  @AfterEach
  void everybodyWorksAgain() {
    partners.healthVisiting.works();
    partners.school.works();
  }

  @Test
  @DisplayName(
      "4.47 withdrawn while queued: never sent, and nobody is asked back what they never had")
  void withdrawnWhileQueued() {
    partners.school.fails(Failure.refused());
    beforeTheMeeting();
    await().atMost(Duration.ofSeconds(30)).until(() -> state("900101").equals("retrying"));

    Withdrawals.withdraw(partners, family);
    processed();
    partners.school.works();
    partners.inStep(family);

    assertThat(toSchool()).isEmpty();
    assertThat(recalls("fenbank")).isZero();
    assertThat(withheldFrom("900101"))
        .as("every decision against it stays to be seen")
        .contains("deny/no-consent");
  }

  @Test
  @DisplayName(
      "1.5 4.48 4.49 withdrawn between claim and first byte: the claim of any node is overtaken")
  void withdrawnBetweenClaimAndFirstByte() {
    partners.play(family, "2");
    partners.healthVisiting.fails(Failure.refused());
    partners.send(family.message("3a-1-consent"));
    partners.send(family.message("3b-1-consent"));
    await().atMost(Duration.ofSeconds(30)).until(() -> state("RXP01").equals("retrying"));
    // what another node would have decided now, and not yet begun to send
    var claim = transaction.execute(status -> claims.claim(organisation("RXP01"), id()));
    assertThat(claims.overtaken(claim)).isFalse();

    Withdrawals.withdraw(partners, family);
    processed();

    assertThat(claims.overtaken(claim)).isTrue();
    deliveries.ended(claim.delivery().id(), "overtaken", null);
    partners.healthVisiting.works();
    partners.inStep(family);
    assertThat(goals()).isEmpty();
  }

  @Test
  @DisplayName("1.5 4.48 withdrawn during the attempt: it may finish, is recorded, and is recalled")
  void withdrawnDuringTheAttempt() {
    partners.play(family, "3b");
    int before = partners.healthVisiting.received().size();
    partners.healthVisiting.fails(Failure.slow(Duration.ofSeconds(3)));
    family.messages("4").forEach(partners::send);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> partners.healthVisiting.received().size() > before);

    Withdrawals.withdraw(partners, family);
    processed();
    partners.healthVisiting.works();
    partners.inStep(family);

    assertThat(goals()).isEmpty();
    assertThat(recalls("health-visiting")).isPositive();
  }

  @Test
  @DisplayName("4.48 withdrawn in retry back-off: no further attempt to share, only the recall")
  void withdrawnInBackOff() {
    partners.play(family, "4");
    partners.school.fails(Failure.status(500));
    var changed = updated();
    partners.send(
        changed.with(
            changed.xml().replace("A place in the breakfast club.", "A place in a club.")));
    await().atMost(Duration.ofSeconds(30)).until(() -> state("900101").equals("retrying"));
    Withdrawals.withdraw(partners, family);
    processed();
    int before = partners.school.received().size();
    partners.school.works();
    partners.inStep(family);

    assertThat(partners.school.views()).doesNotContainKey(id().toString());
    assertThat(afterwards(before)).extracting(Received::method).containsOnly("DELETE");
  }

  @Test
  @DisplayName("4.48 withdrawn while held, then replayed by an operator: decided anew, not sent")
  void withdrawnWhileHeldAndReplayed() throws Exception {
    partners.school.fails(Failure.status(422));
    beforeTheMeeting();
    await().atMost(Duration.ofSeconds(30)).until(() -> state("900101").equals("held"));
    Withdrawals.withdraw(partners, family);
    processed();
    partners.school.works();
    partners.inStep(family);
    int before = partners.school.received().size();

    assertThat(again("900101")).isEqualTo(202);
    partners.inStep(family);

    assertThat(afterwards(before)).isEmpty();
    assertThat(partners.school.views()).doesNotContainKey(id().toString());
  }

  @Test
  @DisplayName(
      "4.50 a withdrawal that comes before the permission that it withdraws, and before the episode")
  void withdrawalBeforeThePermission() {
    partners.send(Withdrawals.withdrawn(family, "3a-1-consent", 2));
    partners.send(Withdrawals.withdrawn(family, "3b-1-consent", 2));
    family.messages().stream().filter(m -> m.step().compareTo("4") <= 0).forEach(partners::send);
    processed();
    partners.inStep(family);

    assertThat(goals()).isEmpty();
    assertThat(toSchool()).isEmpty();
  }

  @Test
  @DisplayName("4.52 permitted again: what is permitted as it is then, once; nothing from between")
  void permittedAgain() {
    partners.play(family, "4");
    Withdrawals.withdraw(partners, family);
    partners.inStep(family);
    var between = updated();
    partners.send(
        between.with(
            between.xml().replace("A place in the breakfast club.", "Said between the two.")));
    partners.send(updated(3));
    partners.inStep(family);
    int before = partners.school.received().size();

    partners.send(Withdrawals.givenAgain(family, "3a-1-consent", 3));
    partners.send(Withdrawals.givenAgain(family, "3b-1-consent", 3));
    partners.inStep(family);

    assertThat(afterwards(before)).extracting(Received::method).containsOnly("PUT");
    assertThat(afterwards(before)).noneMatch(r -> r.body().contains("Said between the two."));
    assertThat(partners.school.views().get(id().toString()))
        .contains("A place in the breakfast club.");
  }

  private void beforeTheMeeting() {
    family.messages().stream().filter(m -> m.step().compareTo("4") < 0).forEach(partners::send);
  }

  private onestory.fixtures.Message updated() {
    return updated(2);
  }

  private onestory.fixtures.Message updated(int version) {
    var meeting = family.message("4-1-tafMeeting");
    return meeting.with(
        meeting.xml().replaceFirst("<version>1</version>", "<version>" + version + "</version>"));
  }

  private void processed() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                jdbc.sql(
                            "select count(*) from inbox_message where family_key = ? and state = 'accepted'")
                        .param(Partners.familyKey(family))
                        .query(Integer.class)
                        .single()
                    == 0);
  }

  private String state(String code) {
    return jdbc.sql("select state from step where organisation = ? and family = ?")
        .params(organisation(code).reference(), id())
        .query(String.class)
        .optional()
        .orElse("none");
  }

  private int recalls(String partner) {
    return jdbc.sql("select count(*) from recall where partner = ? and family = ?")
        .params(partner, id())
        .query(Integer.class)
        .single();
  }

  private List<String> withheldFrom(String code) {
    return views.of(organisation(code), id()).view().withheld().values().stream()
        .map(Decision::rule)
        .distinct()
        .toList();
  }

  private List<Received> toSchool() {
    return partners.school.received().stream()
        .filter(received -> received.path().contains(id().toString()))
        .filter(received -> received.method().equals("PUT"))
        .toList();
  }

  private List<Received> afterwards(int before) {
    return partners.school.received().stream()
        .skip(before)
        .filter(received -> received.path().contains(id().toString()))
        .toList();
  }

  private List<String> goals() {
    return partners.healthVisiting.resources().stream()
        .filter(Goal.class::isInstance)
        .map(goal -> ((Goal) goal).getIdentifierFirstRep().getValue())
        .filter(goal -> goal.startsWith(Partners.idIn(family, "G")))
        .toList();
  }

  private UUID id() {
    return FamilyId.of(Partners.familyKey(family));
  }

  private Organisation organisation(String code) {
    return directory.organisations().stream()
        .filter(known -> known.identifier().value().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private int again(String code) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                partners.gateway().resolve("/operations/step/" + code + "/" + id() + "/again"))
            .header("Authorization", "Bearer " + partners.token("console"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
