package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import onestory.security.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * EHM's messages over real HTTP: a receipt for a good one, a fault that helps for a bad one, and no
 * harm done.
 */
@SoapDoorTest
class EhmInTest {

  @Autowired Secrets secrets;
  @Autowired InboxStub inbox;
  @LocalServerPort int port;

  private final HttpClient http = HttpClient.newHttpClient();
  private UsernameTokenXml token;

  @BeforeEach
  void token() {
    token = UsernameTokenXml.of("ehm-pcc", secrets.get("soap.ehm-pcc.password"));
    inbox.kept.clear();
  }

  /** Whatever came before, the next good message works. */
  @AfterEach
  void theNextGoodMessageWorks() throws Exception {
    inbox.kept.clear();
    token = UsernameTokenXml.of("ehm-pcc", secrets.get("soap.ehm-pcc.password"));
    assertThat(send(PeopleMessage.good()).statusCode()).isEqualTo(200);
    assertThat(inbox.kept).hasSize(1);
  }

  @Test
  void aGoodMessageIsKeptAndGetsItsReceipt() throws Exception {
    HttpResponse<String> answer = send(PeopleMessage.good());
    assertThat(answer.body())
        .contains("receiptId>R-1</", "receivedAt>2026-01-05T10:00:01Z</", "repeated>false</");
    InboxStub.Kept kept = inbox.kept.remove();
    assertThat(kept.headers())
        .containsEntry("onestory.kind", "people")
        .containsEntry("onestory.id", "PEOPLE-1")
        .containsEntry("onestory.version", 1)
        .containsEntry("onestory.family", "F-1")
        .containsEntry("onestory.sentAt", Instant.parse("2026-01-05T10:00:00Z"));
    assertThat(new String(kept.content(), StandardCharsets.UTF_8))
        .startsWith("<people xmlns=\"https://onestory.example/ehm/v1\"><header><system>");
  }

  @DisplayName("7.31 no header of the caller reaches the route behind EHM's door")
  @Test
  void noHeaderOfTheCallerReachesTheRoute() throws Exception {
    http.send(
        request(envelope(token.digest(), PeopleMessage.good()))
            .header("CamelHttpUri", "http://127.0.0.1:1/")
            .header("cAmElFileName", "x")
            .header("onestory.receipt", "forged")
            .header("CamelBeanMethodName", "x")
            .header("CamelJmsDestinationName", "x")
            .header("CamelCxfOperationName", "recordClosure")
            .header("CamelFhir.url", "http://127.0.0.1:1/")
            .header("CamelSqlQuery", "drop table resource")
            .header("breadcrumbId", "x")
            .header("JMSReplyTo", "x")
            .header("_AMQ_DUPL_ID", "x")
            .header("JMSXGroupID", "x")
            .header("operationName", "recordClosure")
            .build(),
        BodyHandlers.ofString());
    assertThat(inbox.kept.remove().headers())
        .containsOnlyKeys(
            "onestory.kind",
            "onestory.id",
            "onestory.version",
            "onestory.family",
            "onestory.sentAt");
  }

  @Test
  void aBrokenRuleComesBackAsAFaultWithTheProblem() throws Exception {
    HttpResponse<String> answer =
        send(
            PeopleMessage.good().replace(PeopleMessage.NHS_NUMBER, PeopleMessage.WRONG_NHS_NUMBER));
    assertFault(answer, "Client");
    assertThat(answer.body())
        .contains("rule>nhs-number</", "at>/people/child[2]/nhsNumber (line ")
        .doesNotContain("Canary", "943476591");
  }

  @Test
  void aWrongUpnComesBackAsAFault() throws Exception {
    HttpResponse<String> answer =
        send(PeopleMessage.good().replace(PeopleMessage.UPN, PeopleMessage.WRONG_UPN));
    assertThat(answer.body()).contains("rule>upn</").doesNotContain("823432101001");
  }

  @Test
  void aMessageOutsideTheSchemaComesBackWithItsPlace() throws Exception {
    HttpResponse<String> answer = send(PeopleMessage.good().replace("<given>Ben</given>", ""));
    assertThat(answer.body())
        .contains("rule>schema:cvc-complex-type.2.4.a</", "at>/people/child[2]/surname");
  }

  @Test
  void anotherSystemsNameIsRefused() throws Exception {
    assertThat(send(PeopleMessage.good().replace("ehm-pcc", "ehm-xyz")).body())
        .contains("rule>sender</");
  }

  @Test
  void whatTheInboxRefusesComesBackAsItsProblem() throws Exception {
    HttpResponse<String> answer = send(PeopleMessage.good().replace("PEOPLE-1", "CONFLICT"));
    assertFault(answer, "Client");
    assertThat(answer.body()).contains("rule>conflict</");
  }

  @Test
  void aFailureOfOursSaysNothingOfItsCause() throws Exception {
    HttpResponse<String> answer = send(PeopleMessage.good().replace("PEOPLE-1", "BREAKS"));
    assertFault(answer, "Server");
    assertThat(answer.body()).doesNotContain("canary", "Exception", "org.apache", "onestory.soap");
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    assertNotProven(UsernameTokenXml.of("ehm-pcc", "wrong").digest());
  }

  @DisplayName("7.41 an unknown user is refused")
  @Test
  void anUnknownUserIsRefused() throws Exception {
    assertNotProven(UsernameTokenXml.of("nobody", "wrong").digest());
  }

  @DisplayName("7.41 a password in the clear is refused")
  @Test
  void aPasswordInTheClearIsRefused() throws Exception {
    assertNotProven(token.text());
  }

  @Test
  void noTokenIsRefused() throws Exception {
    assertNotProven("");
  }

  @Test
  void aTokenWithoutNonceIsRefused() throws Exception {
    assertNotProven(token.digestWithoutNonce());
  }

  @DisplayName("7.41 a stale token is refused")
  @Test
  void aStaleTokenIsRefused() throws Exception {
    assertNotProven(token.createdAt(Instant.now().minusSeconds(400)).digest());
  }

  @Test
  void aTokenFromTheFutureIsRefused() throws Exception {
    assertNotProven(token.createdAt(Instant.now().plusSeconds(120)).digest());
  }

  @DisplayName("7.41 a replayed token is refused on the same node")
  @Test
  void aReplayedTokenIsRefused() throws Exception {
    String digest = token.digest();
    assertThat(post(envelope(digest, PeopleMessage.good())).statusCode()).isEqualTo(200);
    inbox.kept.clear();
    assertNotProven(digest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is not XML: Canary",
        "<a>",
        "<!DOCTYPE a [<!ENTITY b 'Canary'><!ENTITY c '&b;&b;&b;&b;&b;'>]><a>&c;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
        "<Canary xmlns='http://schemas.xmlsoap.org/soap/envelope/'/>",
        ""
      })
  void whatIsNoSoapMessageIsRefused(String body) throws Exception {
    assertNotReadable(post(body));
  }

  @Test
  void aDtdAroundAGoodMessageIsRefused() throws Exception {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + envelope(token.digest(), PeopleMessage.good().replace("Ana", "&b;"));
    assertNotReadable(post(bomb));
  }

  @Test
  void aMessageNestedTooDeepIsRefused() throws Exception {
    String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
    assertNotReadable(post(envelope(token.digest(), deep)));
  }

  @DisplayName("7.39 a message too large is refused, announced or streamed")
  @Test
  void aMessageTooLargeIsRefusedAnnouncedOrStreamed() throws Exception {
    String large =
        envelope(token.digest(), PeopleMessage.good() + "<!--" + "x".repeat(11 << 20) + "-->");
    for (BodyPublisher body :
        List.of(
            BodyPublishers.ofString(large),
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))) {
      HttpResponse<String> answer =
          http.send(request("").POST(body).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("<faultcode>soap:Client</faultcode>");
    }
    assertThat(inbox.kept).isEmpty();
  }

  /** The one library that no registry has is not needed for UsernameTokens. */
  @Test
  void allThisWorksWithoutOpenSaml() {
    assertThatThrownBy(() -> Class.forName("org.opensaml.core.config.InitializationService"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @DisplayName("7.42 an unknown operation is refused")
  @Test
  void anUnknownOperationIsRefused() throws Exception {
    HttpResponse<String> answer =
        post(envelope(token.digest(), "<erase xmlns='https://onestory.example/ehm/v1'/>"));
    assertFault(answer, "Client");
    assertThat(inbox.kept).isEmpty();
  }

  @DisplayName("7.42 two messages in one Body are refused")
  @Test
  void twoMessagesInOneBodyAreRefused() throws Exception {
    HttpResponse<String> answer =
        post(envelope(token.digest(), PeopleMessage.good() + PeopleMessage.good()));
    assertFault(answer, "Client");
    assertThat(inbox.kept).isEmpty();
  }

  @Test
  void anAddressedReplyIsNotSentElsewhere() throws Exception {
    String elsewhere =
        "<w:ReplyTo"
            + " xmlns:w='http://www.w3.org/2005/08/addressing'><w:Address>http://127.0.0.1:1/</w:Address></w:ReplyTo>";
    HttpResponse<String> answer = post(envelope(token.digest() + elsewhere, PeopleMessage.good()));
    assertThat(answer.body()).contains("receiptId>R-1</");
  }

  @DisplayName("7.44 the list of services is hidden")
  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/services", "/other"})
  void theListOfServicesIsHidden(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/soap" + path)).build();
    assertThat(http.send(request, BodyHandlers.ofString()).body())
        .doesNotContain("wsdl", "EhmToOneStory", "CXF");
  }

  private void assertNotProven(String header) throws Exception {
    HttpResponse<String> answer = post(envelope(header, PeopleMessage.good()));
    assertFault(answer, "Client");
    assertThat(answer.body()).contains("rule>credentials</").doesNotContain("Canary");
    assertThat(inbox.kept).isEmpty();
  }

  private void assertNotReadable(HttpResponse<String> answer) {
    assertFault(answer, "Client");
    assertThat(answer.body())
        .contains("rule>soap</")
        .doesNotContain("Canary", "Exception", "com.ctc", "org.apache");
    assertThat(inbox.kept).isEmpty();
  }

  private static void assertFault(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<faultcode>soap:" + code + "</faultcode>");
  }

  private HttpResponse<String> send(String message) throws Exception {
    return post(envelope(token.digest(), message));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return http.send(request(body).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/soap/ehm"))
        .header("Content-Type", "text/xml; charset=UTF-8")
        .header("SOAPAction", "\"\"")
        .POST(BodyPublishers.ofString(body));
  }

  private static String envelope(String header, String message) {
    return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Header>%s</soap:Header><soap:Body>%s</soap:Body></soap:Envelope>"
        .formatted(header, message);
  }
}
