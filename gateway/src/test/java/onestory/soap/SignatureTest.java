package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import onestory.audit.AuditKind;
import onestory.audit.RecordedEntries;
import org.apache.wss4j.common.WSEncryptionPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A system with a registered certificate signs Body and Timestamp; what is processed is what was
 * signed, whatever is moved, doubled or added around it.
 */
@SoapDoorTest
class SignatureTest {

  private static final String EVIL = "PEOPLE-EVIL";

  @Autowired SoapDoor door;
  @Autowired SigningKey signingKey;
  @Autowired SigningKey endedKey;
  @Autowired RecordedEntries audit;

  private final String message = PeopleMessage.good().replace("ehm-pcc", SigningSystem.NAME);
  private final String evil = message.replace("PEOPLE-1", EVIL);

  @BeforeEach
  void empty() {
    door.inbox.kept.clear();
  }

  @AfterEach
  void theNextGoodMessageIsTaken() {
    door.assertStillTakesGoodMessages();
  }

  @Test
  void whatIsSignedIsTaken() throws Exception {
    assertThat(door.post(signed()).body()).contains("receiptId>R-1</");
    assertThat(door.inbox.kept.remove().headers()).containsEntry("onestory.id", "PEOPLE-1");
  }

  @Test
  @DisplayName("7.40 changed after it was signed")
  void changed() throws Exception {
    refused(signed().replace("PEOPLE-1", EVIL));
  }

  @Test
  @DisplayName("7.40 the signed Body under a header, another Body in its place")
  void bodyMovedUnderAHeader() throws Exception {
    String signed = signed();
    String body =
        signed.substring(signed.indexOf("<soap:Body"), signed.indexOf("</soap:Envelope>"));
    String moved =
        signed
            .replace(body, "<soap:Body>" + evil + "</soap:Body>")
            .replace(
                "</soap:Header>", "<x:Kept xmlns:x='urn:x'>" + body + "</x:Kept></soap:Header>");
    unreadable(moved);
  }

  @Test
  @DisplayName("7.40 the signed Body under a header, another Body of the same wsu:Id")
  void bodyMovedAndItsIdTaken() throws Exception {
    String signed = signed();
    String body =
        signed.substring(signed.indexOf("<soap:Body"), signed.indexOf("</soap:Envelope>"));
    String start = body.substring(0, body.indexOf('>') + 1);
    unreadable(
        signed
            .replace(body, start + evil + "</soap:Body>")
            .replace(
                "</soap:Header>", "<x:Kept xmlns:x='urn:x'>" + body + "</x:Kept></soap:Header>"));
  }

  @Test
  @DisplayName("7.40 the signed Body inside the Security header")
  void bodyMovedIntoTheSignature() throws Exception {
    String signed = signed();
    String body =
        signed.substring(signed.indexOf("<soap:Body"), signed.indexOf("</soap:Envelope>"));
    unreadable(
        signed
            .replace(body, "<soap:Body>" + evil + "</soap:Body>")
            .replace("</ds:Signature>", "<ds:Object>" + body + "</ds:Object></ds:Signature>"));
  }

  @Test
  @DisplayName("7.40 the signed element beside a Body that nobody signed, both in their places")
  void anotherElementIsSigned() throws Exception {
    WSEncryptionPart kept = new WSEncryptionPart("Kept", "urn:x", "");
    String header = "<x:Kept xmlns:x='urn:x'>" + message + "</x:Kept>";
    refused(
        SignedMessage.by(signingKey)
            .with(List.of(kept, SignedMessage.TIMESTAMP))
            .around(header, evil));
  }

  @Test
  @DisplayName("7.40 a second Body that nobody signed, before or after")
  void secondBody() throws Exception {
    String second = "<soap:Body>" + evil + "</soap:Body>";
    unreadable(signed().replace("</soap:Header>", "</soap:Header>" + second));
    unreadable(signed().replace("</soap:Body>", "</soap:Body>" + second));
  }

  @Test
  @DisplayName("7.40 a second message in the Body that was signed")
  void secondMessage() throws Exception {
    unreadable(signed().replace("</soap:Body>", evil + "</soap:Body>"));
  }

  @Test
  @DisplayName("7.40 two elements of one wsu:Id")
  void idTwice() throws Exception {
    String signed = signed();
    String id = signed.replaceFirst("(?s).*<soap:Body[^>]* (wsu:Id=\"[^\"]+\").*", "$1");
    unreadable(
        signed.replace(
            "</soap:Header>",
            "<x:Other xmlns:x='urn:x'"
                + " xmlns:wsu='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'"
                + " "
                + id
                + "/></soap:Header>"));
  }

  @Test
  @DisplayName("7.40 comments are part of no value, signed or not")
  void comments() throws Exception {
    String commented = signed().replace("PEOPLE-1<", "PEOPLE<!-- -->-<!-- -->1<");
    assertThat(door.post(commented).body()).contains("receiptId>R-1</");
    assertThat(door.inbox.kept.remove().headers()).containsEntry("onestory.id", "PEOPLE-1");
    String token = door.token().digest();
    door.assertRefused(
        door.post(
            SoapDoor.envelope(
                token.replace(">ehm-pcc<", ">ehm-pcc<!-- -->x<"), PeopleMessage.good())),
        "credentials");
  }

  @Test
  @DisplayName("7.40 a Body that the signature does not cover")
  void onlyTheTimestampIsSigned() throws Exception {
    refused(SignedMessage.by(signingKey).only(SignedMessage.TIMESTAMP).around(message));
  }

  @Test
  @DisplayName("7.40 a Timestamp that the signature does not cover")
  void onlyTheBodyIsSigned() throws Exception {
    refused(SignedMessage.by(signingKey).only(SignedMessage.BODY).around(message));
  }

  @Test
  @DisplayName("7.40 a fresh Timestamp beside the signed one")
  void secondTimestamp() throws Exception {
    String fresh =
        UsernameTokenXml.timestamp(Instant.now())
            .replace(
                "<u:Timestamp>",
                "<u:Timestamp"
                    + " xmlns:u='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'>");
    refused(signed().replace("</wsse:Security>", fresh + "</wsse:Security>"));
  }

  @Test
  @DisplayName("7.41 a signed message counts once")
  void replayed() throws Exception {
    String signed = signed();
    assertThat(door.post(signed).statusCode()).isEqualTo(200);
    door.inbox.kept.clear();
    refused(signed);
  }

  @Test
  @DisplayName("7.41 a signed Timestamp that is stale or in the future")
  void staleOrFuture() throws Exception {
    refused(
        SignedMessage.by(signingKey).createdAt(Instant.now().minusSeconds(400)).around(message));
    refused(SignedMessage.by(signingKey).createdAt(Instant.now().plusSeconds(120)).around(message));
  }

  @Test
  void aCertificateThatIsNotRegisteredIsRefusedAndRecorded() throws Exception {
    int before = audit.of(AuditKind.AUTHENTICATION_FAILED).size();
    refused(SignedMessage.by(SigningKey.of("ehm")).around(message));
    assertThat(audit.of(AuditKind.AUTHENTICATION_FAILED)).hasSize(before + 1);
  }

  @Test
  void aCertificateThatHasEndedIsRefused() throws Exception {
    refused(
        SignedMessage.by(endedKey)
            .around(message.replace(SigningSystem.NAME, SigningSystem.ENDED)));
  }

  @Test
  void aBrokenAlgorithmIsRefused() throws Exception {
    refused(SignedMessage.by(signingKey).withSha1().around(message));
  }

  @Test
  void whoSignsCannotSendForAnother() throws Exception {
    door.assertRefused(
        door.post(SignedMessage.by(signingKey).around(PeopleMessage.good())), "sender");
  }

  @Test
  void whoIsRegisteredToSignMaySendNoPassword() throws Exception {
    UsernameTokenXml token = UsernameTokenXml.of(SigningSystem.NAME, "");
    door.assertRefused(door.post(SoapDoor.envelope(token.digest(), message)), "credentials");
  }

  private String signed() throws Exception {
    return SignedMessage.by(signingKey).around(message);
  }

  private void refused(String envelope) {
    door.assertRefused(door.post(envelope), "credentials");
  }

  private void unreadable(String envelope) {
    door.assertRefused(door.post(envelope), "soap");
  }
}
