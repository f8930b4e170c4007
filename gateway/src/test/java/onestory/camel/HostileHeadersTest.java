package onestory.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import onestory.GatewayTest;
import onestory.Partners;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** No header, parameter or form field of a stranger gives orders to Camel. */
@GatewayTest
class HostileHeadersTest {

  private static final List<String> ORDERS =
      List.of(
          "CamelHttpUri",
          "cAmElHttpUri",
          "CAMELHTTPURI",
          "CamelHttpMethod",
          "CamelBeanMethodName",
          "CamelJmsDestinationName",
          "CamelFileName",
          "operationName",
          "operationNamespace",
          "CamelCxfOperationName",
          "CamelFhir.url",
          "CamelSqlQuery",
          "CamelExecCommandExecutable",
          "breadcrumbId",
          "JMSReplyTo",
          "_AMQ_DUPL_ID",
          "JMSXGroupID",
          "org.apache.camel.Order",
          "onestory.kind",
          "onestory.source");

  /** What Camel itself notes of the request, in names that a stranger can't set. */
  private static final Set<String> NOTES =
      Set.of(
          "Content-Type",
          "kind",
          "CamelHttpMethod",
          "CamelHttpQuery",
          "CamelHttpUrl",
          "CamelHttpUri",
          "CamelHttpPath",
          "CamelHttpCharacterEncoding",
          "CamelHttpServletRequest",
          "CamelHttpServletResponse",
          "CamelPlatformHttpContextPath");

  @Autowired private CamelContext camel;
  @Autowired private Partners partners;

  private final List<Map<String, Object>> arrived = new CopyOnWriteArrayList<>();
  private final Arrivals arrivals = new Arrivals();

  private final class Arrivals extends EventNotifierSupport {

    @Override
    public void notify(CamelEvent event) {
      if (event instanceof CamelEvent.ExchangeCreatedEvent created) {
        Exchange exchange = created.getExchange();
        if (exchange.getFromEndpoint().getEndpointUri().startsWith("platform-http:")) {
          arrived.add(new TreeMap<>(exchange.getMessage().getHeaders()));
        }
      }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
      return event instanceof CamelEvent.ExchangeCreatedEvent;
    }
  }

  @BeforeEach
  void watch() {
    camel.getManagementStrategy().addEventNotifier(arrivals);
  }

  @AfterEach
  void unwatch() {
    camel.getManagementStrategy().removeEventNotifier(arrivals);
  }

  @Test
  @DisplayName(
      "7.31 every route that begins at the outside lets the content type in and nothing else")
  void everyDoorStrips() {
    List<Endpoint> doors =
        camel.getRoutes().stream()
            .map(Route::getEndpoint)
            .filter(HostileHeadersTest::isOutside)
            .toList();
    assertThat(doors).hasSizeGreaterThanOrEqualTo(3);
    for (Endpoint door : doors) {
      var strategy = ((HeaderFilterStrategyAware) door).getHeaderFilterStrategy();
      Exchange exchange = door.createExchange();
      assertThat(ORDERS)
          .as(door.getEndpointUri())
          .allMatch(name -> strategy.applyFilterToExternalHeaders(name, "x", exchange));
      assertThat(strategy.applyFilterToExternalHeaders("X-Anything", "x", exchange)).isTrue();
      assertThat(strategy.applyFilterToExternalHeaders("Content-Type", "a/b", exchange)).isFalse();
    }
  }

  /** All but those whose exchanges we make ourselves: such a route must say why here. */
  private static boolean isOutside(Endpoint endpoint) {
    String uri = endpoint.getEndpointUri();
    return Set.of("inbox:", "outbox:", "direct:", "timer:").stream().noneMatch(uri::startsWith);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forms-nlc/assessment", "mash-pcc/contact"})
  @DisplayName("7.31 none arrives as a header")
  void asHeaders(String door) throws Exception {
    var request = request(door, "").header("Content-Type", "application/json");
    ORDERS.forEach(name -> request.header(name, "http://127.0.0.1:1/"));
    refused(request.POST(BodyPublishers.ofString("{}")).build());
    assertNothingOfTheirs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forms-nlc/assessment", "mash-pcc/contact"})
  @DisplayName("7.31 none arrives as a parameter, nor does one change the kind of message")
  void asParameters(String door) throws Exception {
    String query =
        ORDERS.stream()
            .map(name -> name + "=x")
            .collect(Collectors.joining("&", "?", "&kind=closure"));
    refused(
        request(door, query)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build());
    assertNothingOfTheirs();
    assertThat(arrived)
        .allSatisfy(headers -> assertThat(headers).containsEntry("kind", door.split("/")[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/x-java-serialized-object",
        "application/x-java-object",
        "text/plain"
      })
  @DisplayName("7.31 a form or a Java object is refused, and its fields do not arrive")
  void asAnotherFormat(String type) throws Exception {
    String form = ORDERS.stream().map(name -> name + "=x").collect(Collectors.joining("&"));
    refused(
        request("mash-pcc/contact", "")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(form))
            .build());
    assertNothingOfTheirs();
  }

  private void assertNothingOfTheirs() {
    assertThat(arrived)
        .allSatisfy(
            headers -> {
              assertThat(headers.keySet()).isSubsetOf(NOTES);
              assertThat(headers.getOrDefault("CamelHttpUri", "/inbox").toString())
                  .startsWith("/inbox");
              assertThat(headers.getOrDefault("CamelHttpMethod", "POST")).isEqualTo("POST");
            });
  }

  private HttpRequest.Builder request(String door, String query) {
    String client = door.startsWith("mash") ? "mash-pcc" : "forms-nlc";
    return HttpRequest.newBuilder(URI.create(partners.gateway() + "/inbox/" + door + query))
        .header("Authorization", "Bearer " + partners.token(client));
  }

  private static void refused(HttpRequest request) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(new String(answer.body(), UTF_8)).doesNotContain("Exception", "org.apache");
  }
}
