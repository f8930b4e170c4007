package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import onestory.exchange.PartnerPauses;
import onestory.fixtures.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner that throttles, or does not know us, is left alone as a whole (TRUST 8). */
@GatewayTest
class PartnerPauseTest {

  @Autowired private Partners partners;
  @Autowired private PartnerPauses pauses;

  @AfterEach
  void everybodyWorksAgain() throws Exception {
    partners.healthVisiting.works();
    resume("health-visiting");
  }

  @Test
  @DisplayName("1.3 credentials: the whole partner waits, no attempt is burnt, a person resumes it")
  void aPartnerThatDoesNotKnowUsIsLeftAloneUntilResumed() throws Exception {
    partners.healthVisiting.fails(Failure.status(401));
    var one = Partners.aFamily();
    partners.play(one, "2"); // nothing is shared yet
    one.messages("3a").forEach(partners::send);
    one.messages("3b").forEach(partners::send);
    await().atMost(Duration.ofSeconds(30)).until(() -> paused("credentials"));
    int asked = partners.healthVisiting.received().size();

    var other = Partners.aFamily();
    other.messages().stream().filter(m -> m.step().compareTo("4") < 0).forEach(partners::send);
    await("the school does not wait")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                partners
                    .school
                    .views()
                    .containsKey(
                        onestory.record.FamilyId.of(Partners.familyKey(other)).toString()));
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    assertThat(partners.healthVisiting.received()).as("nothing more was asked").hasSize(asked);
    assertThat(partners.statesOf(one)).contains("waiting").doesNotContain("held");

    partners.healthVisiting.works();
    assertThat(resume("health-visiting")).isEqualTo(204);
    partners.inStep(one);
    partners.inStep(other);
    assertThat(resume("health-visiting")).as("it is not paused").isEqualTo(404);
  }

  @Test
  @DisplayName("1.3 throttled: the whole partner waits as long as it asked, and goes on by itself")
  void aPartnerThatThrottlesIsLeftAloneForAsLongAsItAsks() {
    partners.healthVisiting.fails(Failure.tooMany(Duration.ofSeconds(3)));
    var family = Partners.aFamily();
    family.messages().stream().filter(m -> m.step().compareTo("4") < 0).forEach(partners::send);
    await().atMost(Duration.ofSeconds(30)).until(() -> paused("throttled"));

    partners.healthVisiting.works();
    partners.inStep(family);
    assertThat(paused("throttled")).isFalse();
  }

  private boolean paused(String reason) {
    return pauses.all().stream()
        .anyMatch(p -> p.partner().equals("health-visiting") && p.reason().equals(reason));
  }

  private int resume(String partner) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                partners.gateway().resolve("/operations/partners/" + partner + "/resume"))
            .header("Authorization", "Bearer " + partners.token("console"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
