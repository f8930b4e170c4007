package onestory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import onestory.fixtures.Family;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that fails says in its errors what it failed on: SQL, a family's words, and what else
 * is put here. None of it reaches a caller, or a log that anybody keeps.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorOracleTest {

  private static final List<String> CANARIES =
      List.of("canary", "9990001144", "Okafor", "/var/lib/secret", "eyJhbGciOiJIUzI1NiJ9");
  private static final List<String> INSIDES =
      List.of("Exception", "onestory.", "insert into", "select ", "org.postgresql", "\tat ");

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Family family;
  private String theo;

  @BeforeAll
  void afterTheFirstTaf() {
    family = Partners.aFamily();
    partners.play(family, "4");
    theo =
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-2"));
    jdbc.sql(
            """
            create function fails() returns trigger language plpgsql as $$ begin
              raise exception 'canary Maya Okafor 9990001144 /var/lib/secret Bearer eyJhbGciOiJIUzI1NiJ9';
            end $$
            """)
        .update();
    jdbc.sql(
            """
            create trigger fails before insert on inbox_message for each row
            execute function fails()
            """)
        .update();
  }

  @AfterAll
  void mend() {
    jdbc.sql("drop trigger fails on inbox_message").update();
    jdbc.sql("drop function fails()").update();
  }

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void theLogHoldsNothingOfIt() {
    root().detachAppender(log);
    for (var event : List.copyOf(log.list)) {
      if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
        assertThat(text(event)).as(event.getLoggerName()).doesNotContain(CANARIES);
      }
    }
    assertThat(log.list).as("that it failed is logged").anyMatch(e -> e.getLevel() == Level.ERROR);
  }

  @Test
  @DisplayName("7.67 a FHIR write on which the database fails")
  void aFhirWrite() {
    var answer =
        post(
            "health-visiting-p",
            "/fhir/Observation",
            "application/fhir+json",
            """
            {"resourceType":"Observation","identifier":[{"system":"https://hv.example/o","value":"canary"}],
             "status":"final","code":{"text":"Okafor"},"subject":{"reference":"Patient/%s"}}"""
                .formatted(theo));

    assertFailed(answer, "OperationOutcome");
  }

  @Test
  @DisplayName("7.67 a JSON message on which the database fails")
  void aJsonMessage() throws IOException {
    String contact;
    try (var in =
        Family.class.getResourceAsStream("/onestory/families/4-novak/1-1-mash-contact.json")) {
      contact = new String(in.readAllBytes(), UTF_8).replace("MC-26-00731", "MC-26-ORACLE");
    }

    assertFailed(
        post("mash-pcc", "/inbox/mash-pcc/contact", "application/json", contact), "internal-error");
  }

  @Test
  @DisplayName("7.67 a SOAP message on which the database fails")
  void aSoapMessage() {
    var consent = family.message("3a-1-consent");
    var next = FamilyRecordTest.version(consent, 7);

    assertThatThrownBy(() -> partners.send(next))
        .satisfies(
            fault -> assertThat(String.valueOf(fault.getMessage())).doesNotContain(CANARIES));
  }

  @Test
  @DisplayName("7.67 a record that can't be read: at the FHIR endpoint, and as a page")
  void aRecordThatCantBeRead() {
    var id = FamilyId.of(Partners.familyKey(family));
    jdbc.sql(
            """
            update resource set content = jsonb_set(content, '{canary}', '"Okafor 9990001144"')
            where family = ? and type = 'CarePlan'
            """)
        .param(id)
        .update();
    try {
      assertFailed(get("/fhir/Patient/" + theo), "OperationOutcome");
      assertFailed(get("/fhir/Goal?patient=Patient/" + theo), "OperationOutcome");
      assertFailed(get("/fhir/Patient/" + theo + "/$story"), "OperationOutcome");
      assertFailed(get("/stories/Patient/" + theo), "about:blank");
    } finally {
      jdbc.sql("update resource set content = content - 'canary' where family = ?")
          .param(id)
          .update();
    }
  }

  private static void assertFailed(HttpResponse<String> answer, String format) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
    assertThat(answer.body()).contains(format).doesNotContain(CANARIES).doesNotContain(INSIDES);
    assertThat(answer.headers().map().toString()).doesNotContain(CANARIES);
  }

  private HttpResponse<String> get(String path) {
    return send(request("health-visiting-p", path).GET());
  }

  private HttpResponse<String> post(String client, String path, String type, String body) {
    return send(
        request(client, path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String client, String path) {
    return HttpRequest.newBuilder(URI.create(partners.gateway() + path))
        .header("Authorization", "Bearer " + partners.token(client));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(ILoggingEvent event) {
    var text = new StringBuilder(event.getFormattedMessage());
    for (IThrowableProxy cause = event.getThrowableProxy();
        cause != null;
        cause = cause.getCause()) {
      text.append('\n').append(cause.getMessage());
    }
    return text.toString();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
