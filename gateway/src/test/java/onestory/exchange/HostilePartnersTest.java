package onestory.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onestory.GatewayTest;
import onestory.HostileAnswers;
import onestory.HostileServer;
import onestory.HostileServer.Answer;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import org.apache.camel.model.ModelCamelContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever a partner answers, over real sockets and through the routes that partners have: it is
 * never a success, nobody is sent elsewhere, and no more is read than an answer can be.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("7.68 Malicious answers of FHIR and JSON partners")
class HostilePartnersTest {

  private static final String TOKEN = "t0ken-canary";
  private static final String FHIR = "application/fhir+json";
  private static final String JSON = "application/json";

  @Autowired private ModelCamelContext camel;
  @Autowired private PartnerRoutes routes;
  @Autowired private Directory directory;

  private final HostileServer server = HostileServer.start();
  private final UUID goal = UUID.fromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8");

  @BeforeAll
  void partnersOnTheOrdinaryTemplates() throws Exception {
    for (var id : new String[] {"hostile-fhir", "hostile-json"}) {
      System.setProperty("partner." + id + ".url", server.url() + "/base");
      System.setProperty("partner." + id + ".token", TOKEN);
    }
    for (var way :
        Map.of("hostile-fhir", "fhir-transaction", "hostile-json", "school-inbox").entrySet()) {
      camel.addRouteFromTemplate(
          way.getKey() + "-out", way.getValue(), Map.of("partner", way.getKey()));
      camel.getRouteController().startRoute(way.getKey() + "-out");
    }
  }

  @AfterAll
  void gone() throws Exception {
    for (var id : new String[] {"hostile-fhir", "hostile-json"}) {
      camel.getRouteController().stopRoute(id + "-out");
      camel.removeRoute(id + "-out");
      System.clearProperty("partner." + id + ".url");
      System.clearProperty("partner." + id + ".token");
    }
    server.close();
  }

  static Stream<String> fhir() {
    return fhirAnswers().keySet().stream();
  }

  static Stream<String> json() {
    return jsonAnswers().keySet().stream();
  }

  @ParameterizedTest(name = "7.68 FHIR: {0}")
  @MethodSource("fhir")
  @DisplayName("7.68 a FHIR partner's answer")
  void aFhirPartner(String name) {
    assertNeverASuccess("hostile-fhir", name, fhirAnswers().get(name));
  }

  @ParameterizedTest(name = "7.68 JSON: {0}")
  @MethodSource("json")
  @DisplayName("7.68 a school inbox's answer")
  void aJsonPartner(String name) {
    assertNeverASuccess("hostile-json", name, jsonAnswers().get(name));
  }

  private void assertNeverASuccess(String partner, String name, Answer answer) {
    server.answers(answer);
    var failed =
        catchThrowableOfType(
            DeliveryFailed.class, () -> routes.to(partner).orElseThrow().deliver(delivery()));
    assertThat(failed).as(name).isNotNull();
    assertThat(failed.failure()).as(name).isEqualTo(expected(name));
    assertThat(failed.getMessage()).doesNotContain("<", "script", TOKEN, "root:");
    assertThat(server.trapped()).as("somebody was sent elsewhere").isZero();
    assertThat(server.requests()).as("asked once, with its own token").hasSize(1);
    assertThat(server.requests().get(0)).contains("Bearer " + TOKEN);
    assertThat(server.written()).isLessThan(HostileAnswers.MOST_TAKEN);
  }

  private static FailureClass expected(String name) {
    if (name.startsWith("422")) {
      return FailureClass.REJECTED;
    }
    return name.startsWith("429") || name.startsWith("503")
        ? FailureClass.THROTTLED
        : name.startsWith("401") ? FailureClass.CREDENTIALS : FailureClass.AMBIGUOUS;
  }

  private static Map<String, Answer> fhirAnswers() {
    var all = new LinkedHashMap<>(HostileAnswers.all(FHIR, "{\"resourceType\":\"Bundle\","));
    all.putAll(common(FHIR));
    all.put("JSON of another type", HostileServer.text(200, FHIR, "[]"));
    all.put(
        "another resource",
        HostileServer.text(200, FHIR, "{\"resourceType\":\"Patient\",\"id\":\"x\"}"));
    all.put("an answer to no request", HostileServer.text(200, FHIR, response("")));
    all.put("another id", HostileServer.text(200, FHIR, response(entry("Goal/other", "201"))));
    all.put(
        "a Location within the answer at another host",
        HostileServer.text(
            200,
            FHIR,
            response(
                entry("http://evil.example/Goal/6ba7b810-9dad-41d1-80b4-00c04fd430c8", "201"))));
    all.put(
        "an entry without success",
        HostileServer.text(
            200, FHIR, response(entry("Goal/6ba7b810-9dad-41d1-80b4-00c04fd430c8", "500"))));
    all.put(
        "XML with an external entity",
        HostileServer.text(
            200,
            "application/fhir+xml",
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'TRAP'>]><Bundle xmlns='http://hl7.org/fhir'>"
                + "<id value='&e;'/></Bundle>"));
    return all;
  }

  private static Map<String, Answer> jsonAnswers() {
    var all = new LinkedHashMap<>(HostileAnswers.all(JSON, "{\"viewId\":"));
    all.putAll(common(JSON));
    all.put("JSON of another type", HostileServer.text(200, JSON, "[1]"));
    all.put("another id", HostileServer.text(200, JSON, "{\"viewId\":\"another\"}"));
    all.put("an answer to another request", HostileServer.text(200, JSON, "{\"noticeId\":\"n\"}"));
    all.put("a success that the contract does not have", HostileServer.text(202, JSON, ""));
    return all;
  }

  private static Map<String, Answer> common(String type) {
    var outcome =
        "{\"resourceType\":\"OperationOutcome\",\"text\":{\"status\":\"generated\",\"div\":"
            + "\"<div><script>fetch('TRAP')</script></div>\"},\"issue\":[{\"severity\":\"error\","
            + "\"code\":\"invalid\",\"diagnostics\":\"<script>\"}]}";
    return Map.of(
        "422 and an OperationOutcome with a script",
        HostileServer.text(422, type, outcome),
        "401 and a wish for other credentials",
        HostileServer.text(401, type, "", "WWW-Authenticate: Basic realm=\"TRAP\""),
        "429 and an absurd Retry-After",
        HostileServer.text(429, type, "", "Retry-After: 99999999999999999999"),
        "503 and a date",
        HostileServer.text(503, type, "", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"));
  }

  private static String response(String entries) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[%s]}"
        .formatted(entries)
        .replace(",\"entry\":[]", "");
  }

  private static String entry(String location, String status) {
    return "{\"response\":{\"status\":\"%s\",\"location\":\"%s\"}}".formatted(status, location);
  }

  private Delivery delivery() {
    var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    var resource = new Goal();
    resource.setId(goal.toString());
    bundle
        .addEntry()
        .setResource(resource)
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl("Goal/" + goal);
    return new Delivery(
        UUID.randomUUID(), organisation(), UUID.randomUUID(), bundle, true, Optional.empty());
  }

  private Organisation organisation() {
    return directory.organisations().iterator().next();
  }
}
