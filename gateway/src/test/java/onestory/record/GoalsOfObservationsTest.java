package onestory.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attendance is tied to the goals that address attendance. */
class GoalsOfObservationsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "https://onestory.example/fhir/";
  private static final GoalsOfObservations RULE =
      new GoalsOfObservations(Map.of("attendance", List.of("1.1", "1.2")));

  @ParameterizedTest
  @CsvSource({
    "attendance, Patient/maya, 1.1, true",
    "attendance, Patient/maya, 1.2, true",
    "attendance, Group/family, 1.1, true",
    "attendance, Patient/theo, 1.1, false",
    "attendance, Patient/maya, 1.3, false",
    "attendance, Patient/maya, 1.10, false",
    "significant-event, Patient/maya, 1.1, false"
  })
  void isTied(String kind, String subjectOfGoal, String need, boolean tied) {
    var family = family(kind, subjectOfGoal, need);
    assertThat(goals(RULE.tied(family).getOrDefault(key("Observation"), JSON.createObjectNode())))
        .hasSize(tied ? 1 : 0);
  }

  @Test
  void onceTiedNothingChangesAndOtherExtensionsStay() {
    var family = family("attendance", "Patient/maya", "1.1");
    family.get(key("Observation")).putArray("extension").addObject().put("url", "urn:other");
    var tied = RULE.tied(family);
    assertThat(tied.get(key("Observation")).path("extension")).hasSize(2);
    family.putAll(tied);
    assertThat(RULE.tied(family)).isEmpty();
  }

  @Test
  void aTieEndsWithTheGoal() {
    var family = family("attendance", "Patient/maya", "1.1");
    family.putAll(RULE.tied(family));
    family.remove(key("Goal"));
    assertThat(RULE.tied(family).get(key("Observation")).has("extension")).isFalse();
  }

  private static List<JsonNode> goals(ObjectNode observation) {
    return observation.findValues("valueReference");
  }

  private static Map<Key, ObjectNode> family(String kind, String subjectOfGoal, String need) {
    var family = new HashMap<Key, ObjectNode>();
    var observation = coded("observation-kind", kind);
    observation.putObject("subject").put("reference", "Patient/maya");
    family.put(key("Observation"), observation);
    family.put(key("Condition"), coded("supporting-families-need", need));
    var goal = JSON.createObjectNode();
    goal.putObject("subject").put("reference", subjectOfGoal);
    goal.putArray("addresses").addObject().put("reference", key("Condition").reference());
    family.put(key("Goal"), goal);
    return family;
  }

  private static ObjectNode coded(String system, String code) {
    var resource = JSON.createObjectNode();
    resource
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", BASE + "CodeSystem/" + system)
        .put("code", code);
    return resource;
  }

  private static Key key(String type) {
    return new Key(type, new UUID(0, 1));
  }
}
