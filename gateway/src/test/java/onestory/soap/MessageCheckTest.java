package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import onestory.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A message is accepted whole, or refused with the rule, the place and the remedy, and without what
 * a family said.
 */
class MessageCheckTest {

  private final MessageCheck check =
      new MessageCheck(PeopleMessage.nhsNumber(), PeopleMessage.upn());

  @Test
  void aGoodMessageIsTakenWithItsHeader() throws Exception {
    AcceptableMessage message = accepted(PeopleMessage.good());
    assertThat(message.kind()).isEqualTo("people");
    assertThat(message.system()).isEqualTo("ehm-pcc");
    assertThat(message.id()).isEqualTo("PEOPLE-1");
    assertThat(message.version()).isEqualTo(1);
    assertThat(message.familyId()).isEqualTo("F-1");
    assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
  }

  @Test
  void theSameContentIsTheSameBytesHoweverItIsWritten() throws Exception {
    String good = PeopleMessage.good();
    byte[] bytes = accepted(good).content();
    String prefixed =
        good.replace("<people xmlns=", "<e:people xmlns:e=")
            .replaceAll("<(/?)(?!e:)([a-zA-Z])", "<$1e:$2")
            .replaceAll("\\s*\\n\\s*", "<!-- a comment -->");
    assertThat(accepted(prefixed).content()).isEqualTo(bytes);
    assertThat(accepted(new String(bytes, StandardCharsets.UTF_8)).content()).isEqualTo(bytes);
    assertThat(accepted(good.replace("Ana", "Anna")).content()).isNotEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9434765919 | 9434765910 | nhs-number | /people/child[2]/nhsNumber (line 18
          9434765919 | 943476591X | schema:cvc-pattern-valid | /people/child[2]/nhsNumber (line 18
          A823432101001 | B823432101001 | upn | /people/child[2]/upn (line 19
          <system>ehm-pcc | <system>ehm-xyz | sender | /people/header/system (line 3
          <version>1 | <version>0 | schema:cvc-minInclusive-valid | /people/header/version
          2026-01-05T10:00:00+00:00 | 2026-01-05T10:00:00 | schema:cvc-pattern-valid | /people/header/sentAt
          <childId>P-2 | <childId>P-9 | unknown-reference | /people/relationship/childId (line 28
          <id>P-2 | <id>P-1 | repeated-id | /people/child[2]/id
          <given>Ben</given> | '' | schema:cvc-complex-type.2.4.a | /people/child[2]/surname
          <code>MTH</code> | <code>MTH</code><code>X</code> | schema:cvc-complex-type.2.4.a | /people/relationship/code[2]
          <livesTogether>yes | <livesTogether>perhaps | schema:cvc-enumeration-valid | /people/relationship/livesTogether
          people | pending | schema:cvc-complex-type.2.4.a | /pending/header
          people | persons | schema:cvc-elt.1.a | /persons
          <adult> | <adult a='Canary'> | schema:cvc-complex-type.3.2.2 | /people/adult
          """)
  void aBrokenRuleIsNamedWithItsPlace(String good, String bad, String rule, String at) {
    Problem problem = refused(PeopleMessage.good().replace(good, bad));
    assertThat(problem.rule()).isEqualTo(rule);
    assertThat(problem.at()).startsWith(at);
    assertThat(problem.toString()).doesNotContain("Canary", "943476591", "823432101001", "perhaps");
  }

  @Test
  void theRemedyNamesWhatTheContractExpects() {
    Problem problem = refused(PeopleMessage.good().replace("<given>Ben</given>", ""));
    assertThat(problem.remedy()).isEqualTo("Send here: given.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE people [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><people>&e;</people>
          <!DOCTYPE people SYSTEM 'http://127.0.0.1:1/x.dtd'><people/>
          <people xmlns='https://onestory.example/ehm/v1'>
          Canary
          <people xmlns='https://onestory.example/ehm/v1'>&#xD800;</people>
          <people xmlns='https://onestory.example/ehm/v1'>&#0;</people>
          """)
  void whatIsNotPlainXmlIsRefused(String xml) {
    assertThat(refused(xml).rule()).isEqualTo("xml");
  }

  private AcceptableMessage accepted(String xml) throws Exception {
    return check.check(xml.getBytes(StandardCharsets.UTF_8), "ehm-pcc");
  }

  private Problem refused(String xml) {
    return catchThrowableOfType(MessageRefused.class, () -> accepted(xml)).problem();
  }
}
