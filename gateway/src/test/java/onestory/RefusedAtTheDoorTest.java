package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import onestory.fixtures.Family;
import onestory.fixtures.Message;
import onestory.fixtures.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the council's gates refuse is refused to the sender with its rule, and nothing of it is
 * kept; what time may heal is taken.
 */
@GatewayTest
class RefusedAtTheDoorTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private Family family;

  @BeforeEach
  void aFamilyWithAnAssessment() {
    family = Partners.aFamily();
    partners.play(family, "2");
  }

  @Test
  void aMeetingWithoutTheFamilyIsRefusedAndTheRightOneTaken() { // MTG-07
    var meeting = family.message("4-1-tafMeeting");
    var before = kept();

    var refused =
        refusal(
            meeting.with(
                meeting
                    .xml()
                    .replaceAll("<attendeeAdultId>[^<]*</attendeeAdultId>", "")
                    .replaceAll("<childPresentId>[^<]*</childPresentId>", "")));

    assertThat(refused.rule()).isEqualTo("gate/taf-without-family");
    assertThat(refused.at()).contains("participant");
    assertThat(refused.remedy()).contains("who of the family was there");
    assertThat(kept()).isEqualTo(before);
    var right = partners.send(meeting);
    partners.inStep(family);
    assertThat(partners.stateOf(right)).isEqualTo("done");
  }

  @Test
  void aFinalAssessmentThatNobodyAgreedToIsRefused() { // CON-18
    var assessment = family.message("2-1-assessment");
    var another =
        assessment.with(
            assessment
                .xml()
                .replaceFirst("<id>([^<]*FORM)-5521</id>", "<id>$1-5522</id>")
                .replaceAll("<agreedByAdultId>[^<]*</agreedByAdultId>", ""));

    assertThat(refusal(another).rule()).isEqualTo("gate/assessment-agreed");
  }

  @Test
  void aRequestOnATooOldAssessmentIsRefusedOnlyWhenAllBeforeItIsRecorded() { // TIM-09
    assertThat(refusal(request("TS-1", "family-support", "2026-09-21")).rule())
        .isEqualTo("gate/targeted-support-assessment-age");

    // an agreement that the first request waits for may come; so may a newer assessment
    var waiting = partners.send(request("TS-2", "family-support", "2026-05-01"));
    partners.inStep(family);
    assertThat(partners.stateOf(waiting)).isEqualTo("waiting gate/targeted-support-consent");
    var taken = partners.send(request("TS-3", "family-support", "2026-09-21"));
    partners.inStep(family);
    assertThat(partners.stateOf(taken)).startsWith("waiting gate/targeted-support-");
    assertThat(partners.send(request("TS-3", "family-support", "2026-09-21")).repeated()).isTrue();
  }

  @Test
  void whatHasADoorOfItsOwnIsSentThere() { // TS-07
    var refused = refusal(request("TS-4", "camhs", "2026-05-01"));

    assertThat(refused.rule()).isEqualTo("gate/direct-referral");
    assertThat(refused.says()).contains("camhs");
    assertThat(refused.remedy()).contains("Emotional Health and Wellbeing Service");
  }

  @Test
  void anAgreementBeforeItsNoticeWaitsForIt() { // CON-02
    var another = Partners.aFamily();
    partners.send(another.message("1-1-people"));
    partners.send(another.message("1-2-episode"));
    var agreement = partners.send(another.message("1-4-consent"));
    partners.inStep(another);
    assertThat(partners.stateOf(agreement))
        .isEqualTo("waiting gate/privacy-notice-before-agreement");

    partners.send(another.message("1-3-consent"));
    partners.inStep(another);

    assertThat(partners.stateOf(agreement)).isEqualTo("done");
  }

  @Test
  void aMeetingToldBeforeItIsHeldIsRefused() {
    var meeting = family.message("4-1-tafMeeting");
    var before = kept();

    var refused =
        refusal(
            meeting.with(
                meeting
                    .xml()
                    .replaceFirst("<held>[^<]*", "<held>2026-04-10T18:00:00+01:00")
                    .replaceFirst("<ended>[^<]*</ended>", "")));

    assertThat(refused.rule()).isEqualTo("gate/date-in-future");
    assertThat(refused.at()).contains("period");
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void aContactFromTheFutureIsRefusedInTheMashsOwnFormat() throws Exception {
    String contact;
    try (var in =
        Family.class.getResourceAsStream("/onestory/families/4-novak/1-1-mash-contact.json")) {
      contact =
          new String(in.readAllBytes(), UTF_8)
              .replace("MC-26-00731", "MC-26-TOMORROW")
              .replace("2026-04-01T20:31", "2026-04-01T18:31");
    }
    var before = kept();

    var refused = mash(contact);

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body())
        .contains("\"dates-reversed\"", "\"/header/sentAt\"")
        .doesNotContain("Ela", "Novak");
    assertThat(kept()).isEqualTo(before);
  }

  private HttpResponse<String> mash(String contact) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(partners.gateway().resolve("/inbox/mash-pcc/contact"))
                .header("Authorization", "Bearer " + partners.token("mash-pcc"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(contact))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private Refused refusal(Message message) {
    return catchThrowableOfType(Refused.class, () -> partners.send(message));
  }

  /** A request for targeted support of family 1, made on that day. */
  private Message request(String id, String kind, String day) {
    return Message.of(
        "9-1-targetedSupportRequest",
        """
        <targetedSupportRequest xmlns="https://onestory.example/ehm/v1">
          <header>
            <system>ehm-pcc</system>
            <id>%s</id>
            <version>1</version>
            <familyId>%s</familyId>
            <sentAt>%sT12:00:00Z</sentAt>
          </header>
          <episodeId>%s</episodeId>
          <childId>%s</childId>
          <kind>%s</kind>
          <status>active</status>
          <requested>%sT09:00:00Z</requested>
          <requesterId>W-11</requesterId>
          <assessmentId>%s</assessmentId>
          <sectionId>%s</sectionId>
          <needId>%s</needId>
          <intervention>Somebody to talk to.</intervention>
        </targetedSupportRequest>
        """
            .formatted(
                own(id),
                Partners.familyKey(family),
                day,
                own("EP-40117"),
                own("P-1"),
                kind,
                day,
                own("FORM-5521"),
                own("S1"),
                own("N-1")));
  }

  private String own(String id) {
    return Partners.idIn(family, id);
  }

  /** How much was ever taken. */
  private String kept() {
    return jdbc.sql(
            """
            select (select count(*) from inbox_message) || ' ' || (select coalesce(sum(version), 0) from resource)
              || ' ' || (select count(*) from family_key)
            """)
        .query(String.class)
        .single();
  }
}
