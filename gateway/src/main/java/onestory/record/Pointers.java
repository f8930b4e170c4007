package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The references to one child inside a resource. */
final class Pointers {

  private Pointers() {}

  static boolean mention(JsonNode node, String reference) {
    if (node.path("reference").asText().equals(reference)) {
      return true;
    }
    for (var child : node) {
      if (mention(child, reference)) {
        return true;
      }
    }
    return false;
  }

  /** A copy that points at the other; what is then said twice in a list is said once. */
  static ObjectNode turned(ObjectNode resource, String from, String to) {
    var copy = resource.deepCopy();
    turn(copy, from, to);
    return copy;
  }

  private static void turn(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object && object.path("reference").asText().equals(from)) {
      object.put("reference", to);
    }
    node.forEach(child -> turn(child, from, to));
    if (node instanceof ArrayNode list) {
      once(list, to);
    }
  }

  private static void once(ArrayNode list, String reference) {
    for (int i = list.size() - 1; i > 0; i--) {
      for (int earlier = 0; earlier < i; earlier++) {
        if (mention(list.get(i), reference) && list.get(i).equals(list.get(earlier))) {
          list.remove(i);
          break;
        }
      }
    }
  }
}
