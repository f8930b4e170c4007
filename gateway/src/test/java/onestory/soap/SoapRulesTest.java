package onestory.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** SOAP's own ways of saying one thing and meaning another, and of reaching elsewhere. */
@SoapDoorTest
class SoapRulesTest {

  private static final Canary CANARY = new Canary();
  private static final String XML = "text/xml; charset=UTF-8";
  private static final String ACTION = "https://onestory.example/ehm/v1/record";
  private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

  @Autowired SoapDoor door;

  @BeforeEach
  void empty() {
    door.inbox.kept.clear();
  }

  @AfterEach
  void nothingIsFetchedAndTheNextGoodMessageIsTaken() {
    assertThat(CANARY.calls()).isZero();
    door.assertStillTakesGoodMessages();
  }

  @AfterAll
  static void stop() {
    CANARY.close();
  }

  @Test
  void theMessagesOwnActionIsTaken() {
    assertThat(door.post(door.proven(PeopleMessage.good()), XML, ACTION + "People").statusCode())
        .isEqualTo(200);
    door.inbox.kept.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {ACTION + "Closure", ACTION + "Nothing", "urn:x", "people"})
  @DisplayName("7.42 a SOAPAction that is not the message's")
  void anotherAction(String action) {
    door.assertRefused(
        door.post(door.proven(PeopleMessage.good()), XML, '"' + action + '"'), "soap");
  }

  @Test
  @DisplayName("7.42 two SOAPActions, one of them right")
  void twoActions() {
    var request =
        door.request("/soap/ehm")
            .header("Content-Type", XML)
            .header("SOAPAction", ACTION + "People")
            .header("SOAPAction", ACTION + "Closure")
            .POST(BodyPublishers.ofString(door.proven(PeopleMessage.good())));
    door.assertRefused(door.send(request), "soap");
  }

  @Test
  @DisplayName("7.42 a header that must be understood and is not")
  void mustUnderstand() {
    String header = "<x:Unknown xmlns:x='urn:x' soap:mustUnderstand='1'/>";
    door.assertRefused(
        door.post(
            door.proven(PeopleMessage.good()).replace("</soap:Header>", header + "</soap:Header>")),
        "soap");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SOAP 1.2 as such,        2003/05/soap-envelope, application/soap+xml",
    "SOAP 1.2 called SOAP 1.1, 2003/05/soap-envelope, text/xml",
    "SOAP 1.1 called SOAP 1.2, '',                    application/soap+xml"
  })
  @DisplayName("7.42 another version of SOAP, or a mix of two")
  void anotherVersion(String what, String version, String type) {
    String message = door.proven(PeopleMessage.good());
    String envelope =
        version.isEmpty()
            ? message
            : message.replace(
                "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/" + version);
    door.assertRefused(door.post(envelope, type, "\"\""), "soap");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ReplyTo", "FaultTo", "From"})
  @DisplayName(
      "7.42 nobody is called where an answer is asked for elsewhere, for a good message or a bad"
          + " one")
  void answersGoToTheCallerOnly(String name) {
    String elsewhere =
        "<w:%1$s xmlns:w='%2$s'><w:Address>%3$s</w:Address></w:%1$s><w:To xmlns:w='%2$s'>%3$s</w:To><w:MessageID xmlns:w='%2$s'>urn:x</w:MessageID></soap:Header>"
            .formatted(name, ADDRESSING, CANARY.url());
    String good = door.proven(PeopleMessage.good()).replace("</soap:Header>", elsewhere);
    assertThat(door.post(good).body()).contains("receiptId>R-1</");
    door.inbox.kept.clear();
    String bad =
        door.proven(PeopleMessage.good().replace("<given>Ben</given>", ""))
            .replace("</soap:Header>", elsewhere);
    assertThat(door.post(bad).body()).contains("<faultcode>soap:Client<");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attachments")
  @DisplayName("7.43 attachments and what points to them")
  void attachments(String what, int parts, String include) {
    String body = door.proven(PeopleMessage.good().replace("Ana", include));
    String more =
        IntStream.range(0, parts)
            .mapToObj(n -> part("application/octet-stream", "p" + n, "Canary"))
            .collect(Collectors.joining());
    String all = part("application/xop+xml; type=\"text/xml\"", "root", body) + more + "--x--\r\n";
    String type =
        "multipart/related; type=\"application/xop+xml\"; boundary=x; start=\"<root>\";"
            + " start-info=\"text/xml\"";
    door.assertRefused(door.post(all, type, "\"\""), "soap");
  }

  private static String part(String type, String id, String content) {
    return "--x\r\nContent-Type: %s\r\nContent-ID: <%s>\r\n\r\n%s\r\n".formatted(type, id, content);
  }

  static Stream<Arguments> attachments() {
    return Stream.of(
        arguments("none but the message", 0, "Ana"),
        arguments("one that is used", 1, xop("cid:p0")),
        arguments("51", 51, xop("cid:p50")),
        arguments("one that is the message itself", 0, xop("cid:root")),
        arguments("one elsewhere", 0, xop(CANARY.url())),
        arguments("one that is a file", 0, xop(CANARY.file())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "file", "cid"})
  @DisplayName("7.43 an xop:Include in plain XML is an element that the contract does not know")
  void includeInPlainXml(String scheme) {
    String where =
        scheme.equals("http") ? CANARY.url() : scheme.equals("file") ? CANARY.file() : "cid:root";
    var answer = door.post(door.proven(PeopleMessage.good().replace("Ana", xop(where))));
    assertThat(answer.body())
        .contains("<faultcode>soap:Client<", "rule>schema:")
        .doesNotContain("Canary");
    assertThat(door.inbox.kept).isEmpty();
  }

  private static String xop(String href) {
    return "<xop:Include xmlns:xop='http://www.w3.org/2004/08/xop/include' href='" + href + "'/>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-java-serialized-object",
        "application/soap+xml",
        "application/json",
        "application/fastinfoset",
        "text/xml; charset=ISO-8859-1",
        "text/xml; charset=UTF-16",
        "multipart/form-data; boundary=x",
        "text/html"
      })
  @DisplayName("7.31 a body in another format than plain XML, Java objects among them")
  void anotherFormat(String type) {
    door.assertRefused(door.post(door.proven(PeopleMessage.good()), type, "\"\""), "soap");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/soap/ehm?wsdl",
        "/soap/ehm?WSDL",
        "/soap/ehm?wsdl=ehm.wsdl",
        "/soap/ehm?xsd=ehm.xsd",
        "/soap/ehm?xsd=../../application.yaml",
        "/soap/ehm?xsd=..%2f..%2fapplication.yaml",
        "/soap/ehm?xsd=file:///etc/passwd",
        "/soap/ehm?_wadl",
        "/soap/ehm?stylesheet=1",
        "/soap/ehm",
        "/soap/services",
        "/soap/"
      })
  @DisplayName("7.44 nothing of the contract is served, nor any file")
  void nothingToBrowse(String path) {
    for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
      var answer = door.send(door.request(path).method(method, BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(method).isIn(400, 403, 404, 405);
      assertThat(answer.body()).doesNotContain("definitions", "<xs:", "root:", "onestory:", "CXF");
    }
  }
}
