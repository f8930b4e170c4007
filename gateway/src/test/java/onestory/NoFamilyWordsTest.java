package onestory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import onestory.fixtures.Family;
import onestory.fixtures.Message;
import onestory.identity.ResourceId;
import onestory.record.FamilyId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A family goes through every door with every logger set to TRACE: none of its words is in the log
 * or in the audit.
 */
@GatewayTest
class NoFamilyWordsTest {

  private static final String CANARY = "Zqxcanarybird";
  private static final Set<String> WORDS =
      Set.of("family", "given", "line", "postalCode", "text", "valueString", "description", "div");

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("onestory");
  private final Kept kept = new Kept();

  @Autowired private Partners partners;
  @Autowired private JdbcClient jdbc;

  private Level before;

  /** Everything that is logged, as text. */
  private static final class Kept extends AppenderBase<ILoggingEvent> {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      var line = new StringBuilder();
      line.append(event.getLevel()).append(' ').append(event.getLoggerName()).append(' ');
      line.append(event.getFormattedMessage()).append(' ').append(event.getMDCPropertyMap());
      for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
        line.append(' ').append(e.getClassName()).append(' ').append(e.getMessage());
      }
      lines.add(line.toString());
    }
  }

  @BeforeEach
  void everythingIsLogged() {
    before = root.getLevel();
    kept.setContext(root.getLoggerContext());
    kept.start();
    root.addAppender(kept);
    root.setLevel(Level.TRACE);
    ours.setLevel(Level.TRACE);
    for (var library :
        List.of("org.springframework.jdbc", "org.apache.camel", "org.apache.cxf", "ca.uhn")) {
      ((Logger) LoggerFactory.getLogger(library)).setLevel(Level.TRACE);
    }
  }

  @AfterEach
  void asBefore() {
    root.detachAppender(kept);
    root.setLevel(before);
    ours.setLevel(null);
    for (var library :
        List.of("org.springframework.jdbc", "org.apache.camel", "org.apache.cxf", "ca.uhn")) {
      ((Logger) LoggerFactory.getLogger(library)).setLevel(null);
    }
  }

  @Test
  @DisplayName("9.40 no word of a family is in the log at any level, nor in the audit")
  void noWords() {
    var family = Partners.aFamily();
    var id = FamilyId.of(Partners.familyKey(family));
    for (var step : family.steps()) {
      family.messages(step).forEach(message -> partners.send(withCanary(message)));
      partners.inStep(family);
    }
    goesThroughEveryDoor(family);

    var words = wordsOf(id);
    assertThat(words).as("the family's words, to look for").hasSizeGreaterThan(30);
    assertThat(words).anyMatch(word -> word.contains(CANARY));
    assertThat(ours.isTraceEnabled()).isTrue();
    assertThat(kept.lines).as("the log was listened to").isNotEmpty();
    assertThat(kept.lines)
        .as("libraries are locked above DEBUG, whatever the setting")
        .noneMatch(line -> line.matches("(?s)(TRACE|DEBUG) (?!onestory).*"));
    assertNone(words, kept.lines, "log");
    assertNone(words, events(), "audit");
  }

  /** The family's name, and a street, of our own. */
  private static Message withCanary(Message message) {
    return message.with(
        message
            .xml()
            .replace("Okafor", CANARY)
            .replaceAll("<line1>[^<]*</line1>", "<line1>1 " + CANARY + " Street</line1>"));
  }

  private void goesThroughEveryDoor(Family family) {
    var audited = new Audited(partners, jdbc);
    var maya =
        ResourceId.of(
            "Patient", "https://onestory.example/fhir/Id/ehm-person", Partners.idIn(family, "P-1"));
    for (var client : List.of("fenbank", "health-visiting-p", "mash-pcc", "ehm-pcc")) {
      for (var path :
          List.of(
              "/fhir/Patient/" + maya,
              "/fhir/Patient/" + maya + "/_history",
              "/fhir/CarePlan?patient=" + maya,
              "/fhir/Patient/" + maya + "/$story",
              "/fhir/Patient?name=" + CANARY,
              "/fhir/Patient?identifier=" + encoded("https://fhir.nhs.uk/Id/nhs-number|" + CANARY),
              "/fhir/Patient/" + CANARY,
              "/fhir/" + CANARY,
              "/stories/Patient/" + maya,
              "/stories/Patient/" + CANARY,
              "/operations/" + CANARY)) {
        audited.send(path, token(client), CANARY + " in the request id");
      }
    }
    for (var path :
        List.of("/operations/step", "/operations/deliveries", "/operations/messages/" + CANARY)) {
      audited.send(path, partners.token("console"), null);
    }
    audited.post("/inbox/mash-pcc/contact", "mash-pcc", "{\"" + CANARY + "\": \"" + CANARY + "\"}");
    audited.post("/inbox/mash-pcc/contact", "mash-pcc", "{" + CANARY);
    audited.post("/inbox/mash-pcc/" + CANARY, "mash-pcc", "{}");
    audited.post(
        "/fhir/Observation", "fenbank", "{\"resourceType\":\"Observation\",\"" + CANARY + "\":1}");
    audited.send("/fhir/Patient/" + maya, CANARY, null);
    await()
        .pollDelay(Duration.ofMillis(200))
        .until(() -> true); // refusals are recorded after the answer
  }

  private String token(String client) {
    try {
      return partners.token(client);
    } catch (RuntimeException | AssertionError noSuchClient) {
      return CANARY;
    }
  }

  /** Every text of the family that a person wrote, as it stands in the record. */
  private Set<String> wordsOf(UUID family) {
    var words = new TreeSet<String>();
    jdbc.sql("select content from resource where family = ?")
        .param(family)
        .query(String.class)
        .list()
        .forEach(content -> gather(json(content), "", words));
    words.removeIf(word -> word.length() < 6 || !word.matches("(?s).*[A-Za-z]{3}.*"));
    words.add(CANARY);
    return words;
  }

  private static void gather(JsonNode node, String name, Set<String> words) {
    if (node.isTextual() && WORDS.contains(name)) {
      words.add(node.asText());
    }
    if (node.isArray()) {
      node.forEach(one -> gather(one, name, words));
    }
    node.properties().forEach(each -> gather(each.getValue(), each.getKey(), words));
  }

  /** Every event of the audit, with its queries as plain text. */
  private List<String> events() {
    return jdbc.sql("select content from audit_event").query(String.class).list().stream()
        .map(content -> content + " " + Audited.query(json(content)))
        .toList();
  }

  private static void assertNone(Set<String> words, Collection<String> lines, String where) {
    var all = String.join("\n", lines);
    for (var word : words) {
      int at = all.indexOf(word);
      assertThat(
              at < 0 ? "" : all.substring(Math.max(0, at - 200), Math.min(all.length(), at + 60)))
          .as("\"%s\" in the %s", word, where)
          .isEmpty();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
