package onestory.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onestory.GatewayTest;
import onestory.audit.AuditSearch.Question;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What an auditor looks for among many events is found by an index; {@code
 * -Donestory.events=100000} measures as docs/performance.md says.
 */
@GatewayTest
class ManyEventsTest {

  private static final int EVENTS = Integer.getInteger("onestory.events", 6000);
  private static final int AT_ONCE = 500;

  @Autowired private HikariDataSource gateways;
  @TempDir private Path folder;

  private AuditDatabase database;

  @Test
  @DisplayName("9.15 a search by agent, entity or kind doesn't look at every event")
  void searches() throws IOException {
    database = new AuditDatabase(gateways, "many_events");
    try {
      tell("with the index", fill("here"));
      long index = size("audit_event_names");
      System.out.println(
          String.join(
              "\n",
              database
                  .jdbc
                  .sql("explain (analyze, costs off) select audit_names(content) from audit_event")
                  .query(String.class)
                  .list()));
      database.jdbc.sql("analyze audit_event").update();
      System.out.printf(
          "%d events: table %d, all of it %d, audit_event_names %d bytes%n",
          EVENTS, size("audit_event"), total(), index);

      questions()
          .forEach(
              (name, question) -> {
                var plan = explained(question);
                System.out.println(name + "\n  " + String.join("\n  ", plan));
                if (!name.contains("common")) {
                  assertThat(String.join("\n", plan)).as(name).contains("audit_event_names");
                }
              });
      var search = new AuditSearch(database.jdbc);
      assertThat(search.find(questions().get("rare agent"), Optional.empty(), 50))
          .hasSizeBetween(3, 4);
      assertThat(search.find(questions().get("rare entity"), Optional.empty(), 50)).hasSize(4);
      if (EVENTS >= 100_000) {
        database.jdbc.sql("drop index audit_event_names").update();
        questions()
            .forEach(
                (name, question) ->
                    System.out.println(
                        "without: " + name + "\n  " + String.join("\n  ", explained(question))));
        tell("without the index", fill("there"));
        database
            .jdbc
            .sql("create index audit_event_names on audit_event using gin (audit_names(content))")
            .update();
        tell("with the index, warm too", fill("elsewhere"));
      }
    } finally {
      database.jdbc.sql("drop schema many_events cascade").update();
    }
  }

  /** Events as there are of one family after the other: decisions, disclosures, reads. */
  private long fill(String name) throws IOException {
    var node = new AuditNode(folder.resolve(name), "https://127.0.0.1:8080");
    var store = new AuditStore(database.jdbc, database.batches);
    var audit =
        new ChainedAuditTrail(
            new Chains(node, store, 1),
            store,
            new BalpEvents(node),
            Clock.systemUTC(),
            database.transactions);
    long before = System.nanoTime();
    for (int done = 0; done < EVENTS; done += AT_ONCE) {
      int from = done;
      database.transaction.executeWithoutResult(
          status -> {
            for (int i = from; i < from + AT_ONCE; i++) {
              audit.record(entry(i));
            }
          });
    }
    return System.nanoTime() - before;
  }

  private static void tell(String how, long nanos) {
    System.out.printf("%d events %s: %.0f µs each%n", EVENTS, how, nanos / 1000.0 / EVENTS);
  }

  private static AuditEntry entry(int i) {
    var patient = List.of(id("p", i / 60));
    var client = i % (EVENTS / 3) == 0 ? "rare" : "client-" + i % 7;
    var who =
        AuditAgent.client(client, "https://fhir.nhs.uk/Id/ods-organization-code|RXP0" + i % 7);
    return switch (i % 4) {
      case 0 ->
          AuditEntry.of(AuditKind.DECISION, AuditAgent.gateway())
              .to(who)
              .about(patient)
              .with(AuditEntity.Role.AUTHORITY, "Consent/" + id("c", i / 120) + "/_history/1")
              .under("permission/RXP01");
      case 1 ->
          AuditEntry.of(AuditKind.DISCLOSURE, AuditAgent.gateway())
              .to(who)
              .about(patient)
              .with(AuditEntity.Role.DELIVERY, id("d", i / 8))
              .with(AuditEntity.Role.RESOURCE, "CarePlan/" + id("r", i / 8));
      case 2 ->
          AuditEntry.of(AuditKind.MESSAGE_RECORDED, who)
              .about(patient)
              .with(AuditEntity.Role.MESSAGE, id("m", i / 4));
      default ->
          AuditEntry.of(i % 5000 == 3 ? AuditKind.OVERRIDE_USED : AuditKind.FHIR_READ, who)
              .about(patient)
              .with(AuditEntity.Role.RESOURCE, "CarePlan/" + id("r", i / 8));
    };
  }

  private static String id(String kind, int number) {
    return UUID.nameUUIDFromBytes((kind + number).getBytes(UTF_8)).toString();
  }

  private static Map<String, Question> questions() {
    var all = new LinkedHashMap<String, Question>();
    all.put(
        "rare agent",
        question("{\"agent\":[{\"who\":{\"identifier\":{\"value\":\"rare\"}}}]}", "rare"));
    all.put(
        "common agent",
        question("{\"agent\":[{\"who\":{\"identifier\":{\"value\":\"client-3\"}}}]}", "client-3"));
    var entity = "CarePlan/" + id("r", 100);
    all.put(
        "rare entity",
        question("{\"entity\":[{\"what\":{\"reference\":\"%s\"}}]}".formatted(entity), entity));
    all.put("rare kind", question("{\"subtype\":[{\"code\":\"override-used\"}]}", "override-used"));
    return all;
  }

  private static Question question(String pattern, String name) {
    return new Question(List.of(pattern), List.of(name), null, null, null);
  }

  private List<String> explained(Question question) {
    var parameters = new ArrayList<Object>();
    var sql = AuditSearch.sql(question, Optional.empty(), 50, parameters);
    return database
        .jdbc
        .sql("explain (analyze, buffers, costs off) " + sql)
        .params(parameters)
        .query(String.class)
        .list();
  }

  private long size(String relation) {
    return database
        .jdbc
        .sql("select pg_relation_size(?::regclass)")
        .param(relation)
        .query(Long.class)
        .single();
  }

  private long total() {
    return database
        .jdbc
        .sql("select pg_total_relation_size('audit_event')")
        .query(Long.class)
        .single();
  }
}
