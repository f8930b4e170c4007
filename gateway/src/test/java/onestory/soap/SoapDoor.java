package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import onestory.security.Secrets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Lazy;

/** EHM's door as a stranger finds it. */
@TestComponent
@Lazy
final class SoapDoor {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServletWebServerApplicationContext server;
  private final Secrets secrets;
  final InboxStub inbox;

  SoapDoor(ServletWebServerApplicationContext server, Secrets secrets, InboxStub inbox) {
    this.server = server;
    this.secrets = secrets;
    this.inbox = inbox;
  }

  /** Proof of ehm-pcc, fresh each time. */
  UsernameTokenXml token() {
    return UsernameTokenXml.of("ehm-pcc", secrets.get("soap.ehm-pcc.password"));
  }

  static String envelope(String header, String body) {
    return "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Header>%s</soap:Header><soap:Body>%s</soap:Body></soap:Envelope>"
        .formatted(header, body);
  }

  /** A right proof around this body. */
  String proven(String body) {
    try {
      return envelope(token().digest(), body);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  HttpRequest.Builder request(String path) {
    int port = server.getWebServer().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  HttpResponse<String> post(String body) {
    return post(body, "text/xml; charset=UTF-8", "\"\"");
  }

  HttpResponse<String> post(String body, String type, String action) {
    return send(
        request("/soap/ehm")
            .header("Content-Type", type)
            .header("SOAPAction", action)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A fault of the sender's making, by this rule, with nothing kept and nothing told. */
  void assertRefused(HttpResponse<String> answer, String rule) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<faultcode>soap:Client</faultcode>", "rule>" + rule + "</")
        .doesNotContain("Canary", "Exception", "org.apache", "com.ctc", "wss4j", "java.");
    assertThat(inbox.kept).isEmpty();
  }

  /** Whatever came before, the next good message is taken. */
  void assertStillTakesGoodMessages() {
    inbox.kept.clear();
    assertThat(post(proven(PeopleMessage.good())).statusCode()).isEqualTo(200);
    assertThat(inbox.kept).hasSize(1);
    inbox.kept.clear();
  }
}
