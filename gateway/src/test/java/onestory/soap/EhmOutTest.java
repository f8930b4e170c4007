package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import onestory.HostileAnswers;
import onestory.HostileServer;
import onestory.security.Secrets;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What goes to EHM counts as kept only when EHM's own receipt for it comes back. */
@SpringBootTest(
    classes = SoapApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "camel.main.routes-include-pattern=classpath:onestory/soap/ehm-out-test.camel.yaml",
      "partner.ehm.receive-timeout=300ms"
    })
class EhmOutTest {

  private static final EhmStub EHM = stub();
  private static final String PENDING =
      """
      <pending xmlns="https://onestory.example/ehm/v1"><deliveryId>D-1</deliveryId><familyId>F-1</familyId>\
      <removed><resourceId>x</resourceId></removed></pending>""";

  @TempDir static Path temp;

  @Autowired ProducerTemplate camel;
  @Autowired Secrets secrets;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("onestory.data", () -> temp.resolve("data").toString());
    registry.add("partner.ehm.url", EHM::url);
  }

  @AfterAll
  static void stop() {
    EHM.close();
  }

  @BeforeEach
  void fresh() {
    EHM.received.clear();
    EHM.paths.clear();
    EHM.receipt("D-1");
  }

  @Test
  void theDeliveryGoesWithAUsernameTokenAndItsReceiptIsTaken() {
    send();
    assertThat(EHM.received).hasSize(1);
    assertThat(EHM.received.get(0))
        .contains("<deliveryId>D-1</deliveryId>")
        .contains("Username>onestory</", "#PasswordDigest", "Nonce", "Created")
        .doesNotContain(secrets.get("partner.ehm.password"));
  }

  @Test
  void aReceiptForAnotherDeliveryIsAFailure() {
    EHM.receipt("D-2");
    assertFails();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Please log in</body></html>",
        "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body/></soap:Envelope>",
        "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body><pendingReceipt",
        "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body><receipt xmlns='https://onestory.example/ehm/v1'><receiptId>D-1</receiptId><receivedAt>2026-01-05T10:00:00Z</receivedAt><repeated>false</repeated></receipt></soap:Body></soap:Envelope>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body><pendingReceipt xmlns='https://onestory.example/ehm/v1'><deliveryId>D-1</deliveryId><kept>1</kept></pendingReceipt></soap:Body></soap:Envelope>",
        ""
      })
  void anAnswerThatIsNoReceiptIsAFailure(String body) {
    EHM.body = body;
    assertFails();
  }

  @Test
  void aPageInsteadOfXmlIsAFailure() {
    EHM.type = "text/html";
    assertFails();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 401, 500, 503})
  void anotherStatusIsAFailure(int status) {
    EHM.status = status;
    EHM.body = "";
    assertFails();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    EHM.status = status;
    assertFails();
  }

  @Test
  void anAnswerThatDoesNotComeIsAFailure() {
    EHM.status = EhmStub.NEVER;
    assertFails();
  }

  static Stream<String> hostile() {
    return hostileAnswers().keySet().stream();
  }

  @ParameterizedTest(name = "7.68 SOAP: {0}")
  @MethodSource("hostile")
  @DisplayName("7.68 malicious answers of EHM: never a success, nobody is sent elsewhere")
  void aHostileAnswerIsAFailure(String name) {
    try (var server = HostileServer.start()) {
      server.answers(hostileAnswers().get(name));
      var exchange = exchange(server.url() + "/ehm");
      assertThat(exchange.getException()).as(name).isNotNull();
      assertThat(server.trapped()).isZero();
      assertThat(server.written()).isLessThan(HostileAnswers.MOST_TAKEN);
    }
  }

  private static Map<String, HostileServer.Answer> hostileAnswers() {
    var begins =
        "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>";
    var all = new LinkedHashMap<>(HostileAnswers.all("text/xml", begins));
    var fault =
        begins
            + "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>%s</faultstring>"
            + "</soap:Fault></soap:Body></soap:Envelope>";
    all.put(
        "a Fault with an external entity",
        HostileServer.text(
            500, "text/xml", "<!DOCTYPE a [<!ENTITY e SYSTEM 'TRAP'>]>" + fault.formatted("&e;")));
    all.put(
        "a Fault with a script",
        HostileServer.text(500, "text/xml", fault.formatted("&lt;script&gt;")));
    all.put(
        "the receipt of another delivery",
        HostileServer.text(
            200,
            "text/xml",
            begins
                + "<pendingReceipt xmlns='https://onestory.example/ehm/v1'><deliveryId>D-2</deliveryId>"
                + "<kept>1</kept></pendingReceipt></soap:Body></soap:Envelope>"));
    return all;
  }

  /**
   * EHM got it, once, but we can't know that it keeps it; and the next one that it does keep
   * counts.
   */
  private void assertFails() {
    assertThatThrownBy(this::send).isInstanceOf(CamelExecutionException.class);
    assertThat(EHM.paths).containsExactly("/ehm");
    EHM.receipt("D-1");
    send();
  }

  private Exchange exchange(String elsewhere) {
    return camel.send(
        "direct:ehm",
        message -> {
          message.setProperty("onestory.delivery", "D-1");
          message.getMessage().setBody(PENDING);
          if (elsewhere != null) {
            message.getMessage().setHeader(CxfConstants.DESTINATION_OVERRIDE_URL, elsewhere);
          }
        });
  }

  private void send() {
    Exchange exchange = exchange(null);
    if (exchange.getException() != null) {
      throw new CamelExecutionException("failed", exchange, exchange.getException());
    }
  }

  private static EhmStub stub() {
    try {
      return new EhmStub();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
