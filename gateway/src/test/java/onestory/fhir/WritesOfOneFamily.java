package onestory.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import onestory.Partners;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A family after its first meeting, the health visitor who writes of it, and an address that nobody
 * may fetch anything from.
 */
final class WritesOfOneFamily {

  private static final String GOOD =
      """
      {"resourceType":"Observation","identifier":[{"system":"https://hv.example/o","value":"%s"}],"status":"final",
       "code":{"text":"Speech review"},"subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-05-05",
       "valueString":"%s"}""";

  final FhirAsker visitor;
  final FhirAsker school;
  final Family family;
  final String theo;
  final String canaryUrl;

  private final Partners partners;
  private final FhirContext fhir;
  private final JdbcClient jdbc;
  private final AtomicInteger fetched = new AtomicInteger();
  private final HttpServer canary;

  WritesOfOneFamily(Partners partners, FhirContext fhir, JdbcClient jdbc) {
    this.partners = partners;
    this.fhir = fhir;
    this.jdbc = jdbc;
    family = Partners.aFamily();
    partners.play(family, "4");
    visitor = new FhirAsker(partners, "health-visiting-p");
    school = new FhirAsker(partners, "fenbank");
    theo = child("P-2");
    canary = canary();
    canaryUrl = "http://127.0.0.1:" + canary.getAddress().getPort();
  }

  private HttpServer canary() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    canary.stop(0);
  }

  void assertNothingIsFetchedAndTheNextGoodWriteWorks() {
    assertThat(fetched).as("requests to the canary").hasValue(0);
    assertThat(visitor.post("Observation", good(UUID.randomUUID().toString())).statusCode())
        .isEqualTo(201);
    partners.inStep(family);
  }

  /** An observation on Theo that is taken. */
  String good(String id) {
    return good(id, "Speech delay");
  }

  String good(String id, String words) {
    return GOOD.formatted(id, theo, words);
  }

  /** A new observation that is good but for this element. */
  String with(String element) {
    var name = element.replaceFirst("(?s)^\\s*\"([^\"]+)\".*", "$1");
    var rest =
        good(UUID.randomUUID().toString())
            .replaceFirst("\"" + name + "\":(\\[[^\\]]*\\]|\\{[^}]*\\}|\"[^\"]*\"),?\\s*", "");
    if (name.startsWith("effective")) {
      rest = rest.replaceFirst("\"effectiveDateTime\":\"[^\"]*\",\\s*", "");
    }
    if (name.startsWith("value") && !name.equals("valueString")) {
      rest = rest.replaceFirst(",\\s*\"valueString\":\"[^\"]*\"", "");
    }
    var told =
        element
            .replace("CANARY", canaryUrl)
            .replace("SELF", partners.gateway().toString())
            .replace("THEO", theo);
    return "{" + told + "," + rest.substring(1).replaceFirst(",\\s*\\}$", "}");
  }

  /** The task that one of the plan's actions is. */
  Task visitors(String action) {
    var found =
        visitor
            .get(
                "Task?identifier=https://onestory.example/fhir/Id/ehm-action%7C"
                    + Partners.idIn(family, action))
            .body();
    return (Task)
        fhir.newJsonParser().parseResource(Bundle.class, found).getEntryFirstRep().getResource();
  }

  static String path(Task task) {
    return "Task/" + task.getIdElement().getIdPart();
  }

  static String tag(Task task) {
    return "W/\"" + task.getMeta().getVersionId() + "\"";
  }

  String json(Task task) {
    return fhir.newJsonParser().encodeResourceToString(task);
  }

  String child(String id) {
    return ResourceId.of(
        "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, id));
  }

  /** A page of stories, as somebody sees it. */
  String page(String client, String path) {
    try {
      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(partners.gateway() + "/stories/" + path))
                      .header("Authorization", "Bearer " + partners.token(client))
                      .header("Accept", "text/html")
                      .build(),
                  HttpResponse.BodyHandlers.ofString(UTF_8));
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Everything of this family that is recorded, and every message of health visiting. */
  String recorded() {
    return jdbc.sql(
            """
            select (select coalesce(sum(version), 0) from resource where family = ?) || ' '
              || (select count(*) from inbox_message where source = 'health-visiting-p')
            """)
        .param(FamilyId.of(Partners.familyKey(family)))
        .query(String.class)
        .single();
  }
}
