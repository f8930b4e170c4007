package onestory.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.Partners;
import onestory.problem.ProblemFound;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each of the four endpoints does in a route, and what it says when it is used wrongly. */
@GatewayTest
class ComponentsTest {

  @Autowired private CamelContext camel;
  @Autowired private ProducerTemplate producer;

  @Test
  void inboxKeepsTheBodyAndAnswersWithTheReceipt() {
    var headers = headers(UUID.randomUUID().toString());

    var first = producer.request("inbox:nobody", e -> fill(e.getMessage(), headers, "body"));
    var again = producer.request("inbox:nobody", e -> fill(e.getMessage(), headers, "body"));

    assertThat(first.getMessage().getHeader(Headers.REPEATED)).isEqualTo(false);
    assertThat(again.getMessage().getHeader(Headers.REPEATED)).isEqualTo(true);
    assertThat(again.getMessage().getHeader(Headers.RECEIPT))
        .isEqualTo(first.getMessage().getHeader(Headers.RECEIPT));
  }

  @Test
  void inboxRefusesOtherContentUnderTheSameIdAndVersion() {
    var headers = headers(UUID.randomUUID().toString());
    producer.request("inbox:nobody", e -> fill(e.getMessage(), headers, "body"));

    var other = producer.request("inbox:nobody", e -> fill(e.getMessage(), headers, "other"));

    assertThat(other.getException())
        .isInstanceOfSatisfying(
            ProblemFound.class, found -> assertThat(found.problem().rule()).isEqualTo("conflict"));
  }

  @Test
  void inboxNamesTheHeaderThatTheRouteForgot() {
    var forgotten = producer.request("inbox:nobody", e -> e.getMessage().setBody("body"));

    assertThat(forgotten.getException()).hasMessageContaining(Headers.KIND);
  }

  @Test
  void inboxConsumesOneKindInOneRoute() {
    assertThatThrownBy(() -> camel.addRoutes(route("inbox:ehm-pcc", "mock:never")))
        .hasStackTraceContaining("needs kind=");
    assertThatThrownBy(() -> camel.addRoutes(route("inbox:ehm-pcc?kind=people", "mock:never")))
        .hasStackTraceContaining("Multiple consumers");
  }

  @Test
  void fmlTransformsTheBodyByTheMap() throws Exception {
    var people = Partners.aFamily().message("1-1-people").xml().getBytes(StandardCharsets.UTF_8);

    var bundle = producer.requestBody("fml:ehm-people", people, byte[].class);

    assertThat(new String(bundle, StandardCharsets.UTF_8))
        .contains("\"Bundle\"", "Patient?identifier=");
  }

  @Test
  void fmlTellsWhereTheMessageIsAtFault() {
    var episode =
        Partners.aFamily().message("1-2-episode").xml().replace(">exploring<", ">elsewhere<");

    assertThatThrownBy(
            () -> producer.requestBody("fml:ehm-episode", episode.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CamelExecutionException.class)
        .hasCauseInstanceOf(ProblemFound.class)
        .hasStackTraceContaining("unknown-code")
        .hasStackTraceContaining("stage");
  }

  @Test
  void fmlRefusesARouteWithAMapThatIsNotThere() {
    assertThatThrownBy(() -> camel.addRoutes(route("direct:x", "fml:no-such-map")))
        .hasStackTraceContaining("no-such-map");
  }

  @Test
  void recordStandsOnlyInARouteThatBeginsWithTheInbox() {
    assertThatThrownBy(() -> producer.requestBody("record:family", "{}"))
        .hasStackTraceContaining("begins with inbox:");
  }

  @Test
  void outboxGivesAndRecordTakes() {
    assertThatThrownBy(() -> producer.requestBody("outbox:ehm", "x"))
        .hasStackTraceContaining("only gives");
    assertThatThrownBy(() -> camel.addRoutes(route("record:family", "mock:never")))
        .hasStackTraceContaining("only takes");
  }

  @Test
  void onePartnerHasOneRoute() {
    assertThatThrownBy(() -> camel.addRoutes(route("outbox:ehm", "mock:never")))
        .hasStackTraceContaining("Multiple consumers");
  }

  private static RouteBuilder route(String from, String to) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(from).to(to);
      }
    };
  }

  private static Map<String, Object> headers(String id) {
    return Map.of(
        Headers.KIND, "people",
        Headers.ID, id,
        Headers.VERSION, 1,
        Headers.FAMILY, "FAM-none",
        Headers.SENT_AT, "2026-03-02T09:00:00Z");
  }

  private static void fill(
      org.apache.camel.Message message, Map<String, Object> headers, String body) {
    message.setHeaders(new java.util.HashMap<>(headers));
    message.setBody(body);
  }
}
