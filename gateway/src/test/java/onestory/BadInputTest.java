package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import onestory.fixtures.Family;
import onestory.fixtures.Message;
import onestory.fixtures.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every bad message gets a clear answer, or is held with its reason where an engineer sees it;
 * nothing of it is recorded, and the next good message works. (Too large, not XML and a DTD: see
 * onestory.soap.)
 */
@GatewayTest
class BadInputTest {

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private Family family;
  private String before;

  @BeforeEach
  void aFamilyWithAnAssessment() {
    family = Partners.aFamily();
    partners.play(family, "2");
    before = everythingRecorded();
  }

  @AfterEach
  void nothingIsHalfWrittenAndTheNextGoodMessageWorks() {
    assertThat(everythingRecorded()).isEqualTo(before);
    var good = partners.send(family.message("3a-1-consent"));
    partners.inStep(family);
    assertThat(partners.stateOf(good)).isEqualTo("done");
  }

  @Test
  @DisplayName("7.52 a wrong NHS number is refused with its place and without the number")
  void aWrongNhsNumberIsRefusedWithItsPlaceAndWithoutTheNumber() {
    var people = family.message("1-1-people");
    var number = between(people.xml(), "<nhsNumber>", "</nhsNumber>");
    var wrong = number.substring(0, 9) + (number.charAt(9) == '1' ? '2' : '1');

    var refused = refusal(newVersion(people, people.xml().replace(number, wrong)));

    assertThat(refused.at()).contains("nhsNumber");
    assertThat(refused.rule()).contains("nhs-number");
    assertThat(refused.says() + refused.remedy()).doesNotContain(wrong);
  }

  @Test
  void aWrongUpnIsRefusedWithItsPlace() {
    var people = family.message("1-1-people");
    var upn = between(people.xml(), "<upn>", "</upn>");
    var wrong = (upn.charAt(0) == 'A' ? 'B' : 'A') + upn.substring(1);

    assertThat(refusal(newVersion(people, people.xml().replace(upn, wrong))).at()).contains("upn");
  }

  @Test
  void anElementThatTheContractDoesNotKnowIsRefusedWithItsPlace() {
    var assessment = family.message("2-1-assessment");
    var refused =
        refusal(
            newVersion(
                assessment, assessment.xml().replace("<form>", "<colour>red</colour><form>")));

    assertThat(refused.says() + refused.at()).contains("colour");
  }

  @Test
  @DisplayName("7.54 an unknown code is held with its place and the code list to extend")
  void anUnknownCodeIsHeldWithItsPlaceAndTheCodeListToExtend() {
    var assessment = family.message("2-1-assessment");
    var accepted =
        partners.send(
            newVersion(
                assessment, assessment.xml().replace("<code>1.1</code>", "<code>99.9</code>")));
    partners.inStep(family);

    assertThat(partners.stateOf(accepted)).isEqualTo("held unknown-code");
    assertThat(reason(accepted.receiptId())).contains("99.9").contains("need");
  }

  @Test
  void aReferenceToAnUnknownPersonWaitsWithItsPlace() {
    var consent = family.message("3a-1-consent");
    var adult = between(consent.xml(), "<givenByAdultId>", "</givenByAdultId>");
    var waiting =
        consent.with(
            consent.xml().replace(adult, adult + "9").replaceAll("(<id>[^<]*CN-3)", "$1X"));
    var accepted = partners.send(waiting);
    partners.inStep(family);

    assertThat(partners.stateOf(accepted)).isEqualTo("waiting unknown-reference");
    assertThat(reason(accepted.receiptId())).contains("performer");
  }

  @Test
  void aMessageOfAnotherSystemIsRefused() {
    var people = family.message("1-1-people");

    assertThat(refusal(newVersion(people, people.xml().replace("ehm-pcc", "ehm-other"))).at())
        .contains("system");
  }

  private Refused refusal(Message message) {
    return catchThrowableOfType(Refused.class, () -> partners.send(message));
  }

  private static Message newVersion(Message message, String xml) {
    return FamilyRecordTest.version(message.with(xml), 2);
  }

  private String everythingRecorded() {
    return jdbc.sql(
            """
            select count(*) || ' ' || coalesce(sum(version), 0) || ' ' || coalesce(max(last_updated)::text, '')
            from resource
            """)
        .query(String.class)
        .single();
  }

  private String reason(String receipt) {
    return jdbc.sql(
            "select concat_ws(' ', at, says, remedy) from inbox_message where receipt = ?::uuid")
        .param(receipt)
        .query(String.class)
        .single();
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
