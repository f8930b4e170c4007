package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.stream.Stream;
import onestory.audit.AuditKind;
import onestory.audit.RecordedEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A UsernameToken proves only now, with its Timestamp, and all refusals of it are one. */
@SoapDoorTest
class FreshProofTest {

  @Autowired SoapDoor door;
  @Autowired RecordedEntries audit;

  @BeforeEach
  void empty() {
    door.inbox.kept.clear();
  }

  @AfterEach
  void theNextGoodMessageIsTaken() {
    door.assertStillTakesGoodMessages();
  }

  static Stream<Arguments> timestamps() {
    Instant now = Instant.now();
    return Stream.of(
        arguments("none", ""),
        arguments("stale", UsernameTokenXml.timestamp(now.minusSeconds(400))),
        arguments("future", UsernameTokenXml.timestamp(now.plusSeconds(120))),
        arguments("without end", time("<u:Created>" + now + "</u:Created>")),
        arguments("without beginning", time("<u:Expires>" + now.plusSeconds(60) + "</u:Expires>")),
        arguments(
            "stale with an end far away",
            time(
                "<u:Created>%s</u:Created><u:Expires>%s</u:Expires>"
                    .formatted(now.minusSeconds(4_000), now.plusSeconds(4_000)))),
        arguments(
            "ended",
            time(
                "<u:Created>%s</u:Created><u:Expires>%s</u:Expires>"
                    .formatted(now.minusSeconds(60), now.minusSeconds(30)))),
        arguments(
            "two",
            UsernameTokenXml.timestamp(now) + UsernameTokenXml.timestamp(now.minusSeconds(1))),
        arguments("no time at all", time("<u:Created>x</u:Created><u:Expires>y</u:Expires>")));
  }

  private static String time(String inside) {
    return "<u:Timestamp>" + inside + "</u:Timestamp>";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("timestamps")
  @DisplayName("7.41 a Timestamp that is stale, of the future, not there or no Timestamp")
  void timestamp(String what, String timestamp) throws Exception {
    refused(door.token().digestWith(timestamp));
  }

  @Test
  @DisplayName("7.41 an empty password")
  void emptyPassword() throws Exception {
    refused(UsernameTokenXml.of("ehm-pcc", "").digest());
    refused(UsernameTokenXml.of("nobody", "").digest());
    refused(UsernameTokenXml.of("", "").digest());
    refused(UsernameTokenXml.of("ehm-pcc", "").text());
  }

  @Test
  @DisplayName("7.41 a token twice, two tokens, and two Security headers")
  void tokenTwice() throws Exception {
    String one = door.token().digest();
    refused(one.replaceFirst("(<s:UsernameToken>.*</s:UsernameToken>)", "$1$1"));
    String two = one + door.token().digest();
    door.assertRefused(door.post(SoapDoor.envelope(two, PeopleMessage.good())), "soap");
  }

  @Test
  @DisplayName(
      "7.41 an unknown user, a wrong password and a password in the clear are told apart by nobody")
  void oneAnswer() throws Exception {
    String wrong = answer(UsernameTokenXml.of("ehm-pcc", "wrong").digest());
    assertThat(answer(UsernameTokenXml.of("nobody", "wrong").digest())).isEqualTo(wrong);
    assertThat(answer(door.token().text())).isEqualTo(wrong);
    assertThat(answer(UsernameTokenXml.of(SigningSystem.NAME, "wrong").digest())).isEqualTo(wrong);
    assertThat(answer("")).isEqualTo(wrong);
  }

  @Test
  @DisplayName("7.41 each failure is recorded, without the name that was tried")
  void recorded() throws Exception {
    int before = audit.of(AuditKind.AUTHENTICATION_FAILED).size();
    refused(UsernameTokenXml.of("CanaryName", "wrong").digest());
    var failed = audit.of(AuditKind.AUTHENTICATION_FAILED);
    assertThat(failed).hasSize(before + 1);
    assertThat(failed.get(before).toString()).doesNotContain("CanaryName");
  }

  private String answer(String header) {
    return door.post(SoapDoor.envelope(header, PeopleMessage.good())).body();
  }

  private void refused(String header) {
    door.assertRefused(door.post(SoapDoor.envelope(header, PeopleMessage.good())), "credentials");
  }
}
