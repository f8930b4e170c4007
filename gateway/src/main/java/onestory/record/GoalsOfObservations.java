package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ties an observation of a kind, such as attendance, to the goals that it says something about:
 * those for the same child, or the whole family, that address one of the needs the council lists
 * for that kind. It says nothing of whether a need is met: that is for people.
 *
 * @param needs by kind of observation, need codes
 */
record GoalsOfObservations(Map<String, List<String>> needs) {

  static final String KIND = "https://onestory.example/fhir/CodeSystem/observation-kind";
  private static final String NEED =
      "https://onestory.example/fhir/CodeSystem/supporting-families-need";
  private static final String PERTAINS =
      "https://onestory.example/fhir/StructureDefinition/pertains-to-goal";

  /** Whether this resource could change what is tied to what. */
  boolean concerns(Key key, JsonNode content) {
    return !needs.isEmpty()
        && (key.type().equals("Goal")
            || key.type().equals("Observation") && !kinds(content).isEmpty());
  }

  /**
   * The observations whose goals are not as they should be, as they should be.
   *
   * @param family the family's goals, needs and observations, as they will be recorded
   */
  Map<Key, ObjectNode> tied(Map<Key, ObjectNode> family) {
    var changed = new HashMap<Key, ObjectNode>();
    family.forEach(
        (key, content) -> {
          if (key.type().equals("Observation") && !kinds(content).isEmpty()) {
            var tied = tied(content, goals(content, family));
            if (!tied.equals(content)) {
              changed.put(key, tied);
            }
          }
        });
    return changed;
  }

  private List<String> kinds(JsonNode observation) {
    return codes(observation, KIND).stream().filter(needs::containsKey).toList();
  }

  private SortedSet<String> goals(ObjectNode observation, Map<Key, ObjectNode> family) {
    var wanted = kinds(observation).stream().flatMap(kind -> needs.get(kind).stream()).toList();
    var addressed = new TreeMap<String, List<String>>();
    family.forEach((key, content) -> addressed.put(key.reference(), codes(content, NEED)));
    var goals = new TreeSet<String>();
    family.forEach(
        (key, goal) -> {
          if (key.type().equals("Goal") && concernsSubject(goal, observation)) {
            for (var need : goal.path("addresses")) {
              var codes = addressed.getOrDefault(need.path("reference").asText(), List.of());
              if (codes.stream().anyMatch(wanted::contains)) {
                goals.add(key.reference());
              }
            }
          }
        });
    return goals;
  }

  private static boolean concernsSubject(JsonNode goal, JsonNode observation) {
    var subject = goal.path("subject").path("reference").asText();
    return subject.startsWith("Group/")
        || subject.equals(observation.path("subject").path("reference").asText());
  }

  private static ObjectNode tied(ObjectNode observation, SortedSet<String> goals) {
    var tied = observation.deepCopy();
    var extensions = new ArrayList<JsonNode>();
    for (var extension : tied.path("extension")) {
      if (!PERTAINS.equals(extension.path("url").asText())) {
        extensions.add(extension);
      }
    }
    for (var goal : goals) {
      var extension = tied.objectNode().put("url", PERTAINS);
      extension.putObject("valueReference").put("reference", goal).put("type", "Goal");
      extensions.add(extension);
    }
    if (extensions.isEmpty()) {
      tied.remove("extension");
    } else {
      tied.putArray("extension").addAll(extensions);
    }
    return tied;
  }

  private static List<String> codes(JsonNode resource, String system) {
    var codes = new ArrayList<String>();
    for (var coding : resource.path("code").path("coding")) {
      if (system.equals(coding.path("system").asText())) {
        codes.add(coding.path("code").asText());
      }
    }
    return codes;
  }
}
