package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import onestory.fixtures.Message;
import onestory.fixtures.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the record does with messages that come twice, late, too early, or contradict each other.
 */
@GatewayTest
class FamilyRecordTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  @Test
  @DisplayName("1.4, 4.10, 7.36 the same message again changes nothing and gets the first receipt")
  void theSameMessageAgainChangesNothingAndGetsTheFirstReceipt() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    var before = versions();

    var again = partners.send(family.message("4-1-tafMeeting"));
    partners.inStep(family);

    assertThat(again.repeated()).isTrue();
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  @DisplayName("1.3, 4.10 an older version that comes late changes nothing")
  void anOlderVersionThatComesLateChangesNothing() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    var newer = version(family.message("2-1-assessment"), 3);
    partners.send(newer);
    partners.inStep(family);
    var before = versions();

    var late = partners.send(version(family.message("2-1-assessment"), 2));
    partners.inStep(family);

    assertThat(partners.stateOf(late)).isEqualTo("superseded");
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  @DisplayName("4.11, 7.36 other content under the same id and version is refused")
  void otherContentUnderTheSameIdAndVersionIsRefused() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var people = family.message("1-1-people");

    assertThatThrownBy(() -> partners.send(people.with(people.xml().replace("Joan", "Jean"))))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.rule()).isEqualTo("conflict"));
  }

  @Test
  void aMessageThatComesBeforeWhatItRefersToWaitsAndIsThenRecordedByItself() {
    var family = Partners.aFamily();
    var early = partners.send(family.message("4-1-tafMeeting"));
    partners.inStep(family);
    assertThat(partners.stateOf(early)).isEqualTo("waiting unknown-reference");

    partners.play(family, "2");

    assertThat(partners.stateOf(early)).isEqualTo("done");
  }

  @Test
  void whatAnotherOrganisationChangedMeanwhileSurvivesAPlanThatIsSentAgain() {
    var family = Partners.aFamily();
    partners.play(family, "4");
    var action = Partners.idIn(family, "A-21");
    partners.healthVisitor().completes(action);

    partners.send(version(family.message("4-1-tafMeeting"), 2));
    partners.inStep(family);

    assertThat(status("Task", action)).isEqualTo("completed");
  }

  @Test
  void oneNhsNumberWithTwoDatesOfBirthIsHeldAndNothingOfItIsRecorded() {
    var family = Partners.aFamily();
    partners.play(family, "1");
    var before = versions();
    var people = version(family.message("1-1-people"), 2);

    var contradicting =
        partners.send(people.with(people.xml().replace("2016-11-02", "2015-11-02")));
    partners.inStep(family);

    assertThat(partners.stateOf(contradicting)).startsWith("held identity/");
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  @DisplayName("7.52 one NHS number for two children of one message is held")
  void oneNhsNumberForTwoChildrenOfOneMessageIsHeld() {
    var family = Partners.aFamily();
    var people = family.message("1-1-people");
    var numbers = people.xml().split("<nhsNumber>");
    var first = numbers[1].substring(0, 10);
    var second = numbers[2].substring(0, 10);

    var held = partners.send(people.with(people.xml().replace(second, first)));
    partners.inStep(family);

    assertThat(partners.stateOf(held)).isEqualTo("held identity/shared-in-message");
  }

  private long versions() {
    return jdbc.sql("select coalesce(sum(version), 0) from resource").query(Long.class).single();
  }

  private String status(String type, String identifier) {
    return jdbc.sql(
            "select content->>'status' from resource where type = ? and content->'identifier'->0->>'value' = ?")
        .params(type, identifier)
        .query(String.class)
        .single();
  }

  static Message version(Message message, int version) {
    return message.with(
        message
            .xml()
            .replaceFirst("<version>[0-9]+</version>", "<version>" + version + "</version>"));
  }
}
