package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import onestory.record.PlanRevisions.Keyed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that another one replaces is completed, in whichever order they are told. */
class PlanRevisionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Plans as number:status[>replaced]. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // told, recorded, what the record is to say then
        "1:active, -, 1:active",
        "2:active>1, 1:active, 1:completed 2:active",
        "1:active 2:active>1, -, 1:completed 2:active",
        "2:active>1 1:active, -, 1:completed 2:active",
        "1:active, 2:active>1, 1:completed",
        "3:active>2, 1:completed 2:active>1, 2:completed 3:active",
        // ended otherwise before: stays as it ended
        "2:active>1, 1:revoked, 2:active",
        "1:revoked 2:active>1, -, 1:revoked 2:active",
        "2:active>1, 1:completed, 2:active",
        "2:active>1, 1:on-hold, 1:completed 2:active",
        "2:active>1, 1:draft, 1:completed 2:active"
      })
  void completed(String told, String recorded, String expected) {
    List<Keyed> incoming = plans(told).stream().map(PlanRevisionsTest::draft).toList();
    List<Stored> before = plans(recorded).stream().map(PlanRevisionsTest::stored).toList();

    var after = new TreeMap<String, String>();
    PlanRevisions.completed(incoming, before, "ehm")
        .forEach(
            plan ->
                after.put(
                    plan.draft().content().path("title").asText(),
                    plan.draft().content().path("status").asText()));

    assertThat(written(after)).isEqualTo(expected);
  }

  private static String written(Map<String, String> plans) {
    return String.join(
        " ", plans.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList());
  }

  private static List<ObjectNode> plans(String words) {
    List<ObjectNode> plans = new ArrayList<>();
    for (String word : words == null ? new String[0] : words.split(" ")) {
      var parts = word.split("[:>]");
      ObjectNode plan = JSON.createObjectNode().put("title", parts[0]).put("status", parts[1]);
      if (parts.length > 2) {
        plan.putArray("replaces").addObject().put("reference", key(parts[2]).reference());
      }
      plans.add(plan);
    }
    return plans;
  }

  private static Keyed draft(ObjectNode plan) {
    var key = key(plan.path("title").asText());
    return new Keyed(key, new Draft(null, plan, Instant.EPOCH));
  }

  private static Stored stored(ObjectNode plan) {
    return new Stored(key(plan.path("title").asText()), 1, null, plan, null, "ehm", Instant.EPOCH);
  }

  private static Key key(String number) {
    return new Key("CarePlan", new UUID(0, Long.parseLong(number)));
  }
}
