package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan that another one replaces is completed, whichever of the two is told first: who sends a
 * revision says so, though they may never send the old one again (DOMAIN.md 2.3).
 */
final class PlanRevisions {

  private static final String COMPLETED = "completed";
  private static final Set<String> RUNNING = Set.of("draft", "active", "on-hold", "unknown");

  /** A draft, and the key under which it is recorded. */
  record Keyed(Key key, Draft draft) {

    private boolean isPlan() {
      return key.type().equals("CarePlan");
    }
  }

  private PlanRevisions() {}

  static boolean concern(Collection<Key> keys) {
    return keys.stream().anyMatch(key -> key.type().equals("CarePlan"));
  }

  /**
   * The drafts, and one more for each recorded plan that they replace.
   *
   * @param told what the message says, references resolved
   * @param recorded the family's plans
   * @param source who tells it
   */
  static List<Keyed> completed(List<Keyed> told, List<Stored> recorded, String source) {
    var replaced = new HashMap<String, Instant>();
    recorded.forEach(plan -> replaces(plan.content(), plan.sourceTime(), replaced));
    told.stream()
        .filter(Keyed::isPlan)
        .forEach(plan -> replaces(plan.draft().content(), plan.draft().sourceTime(), replaced));
    var all = new ArrayList<Keyed>();
    for (var one : told) {
      boolean over = one.isPlan() && replaced.containsKey(one.key().reference());
      all.add(over ? completed(one) : one);
    }
    var here = told.stream().map(Keyed::key).toList();
    recorded.stream()
        .filter(plan -> !here.contains(plan.key()) && isRunning(plan.content()))
        .filter(plan -> replaced.containsKey(plan.key().reference()))
        .map(plan -> implied(plan, replaced.get(plan.key().reference()), source))
        .forEach(all::add);
    return all;
  }

  private static void replaces(JsonNode plan, Instant at, Map<String, Instant> replaced) {
    plan.path("replaces").forEach(older -> replaced.put(older.path("reference").asText(), at));
  }

  private static boolean isRunning(JsonNode plan) {
    return RUNNING.contains(plan.path("status").asText());
  }

  private static Keyed completed(Keyed plan) {
    if (!isRunning(plan.draft().content())) {
      return plan;
    }
    var content = plan.draft().content().deepCopy().put("status", COMPLETED);
    return new Keyed(
        plan.key(), new Draft(plan.draft().businessKey(), content, plan.draft().sourceTime()));
  }

  private static Keyed implied(Stored plan, Instant at, String source) {
    ObjectNode said = plan.source().equals(source) ? plan.contribution().content() : plan.content();
    return new Keyed(plan.key(), new Draft(null, said.deepCopy().put("status", COMPLETED), at));
  }
}
