package onestory.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * One way to write an event, whatever order the database gives its members back in: members sorted,
 * no white space (as RFC 8785 does; events hold no numbers but whole ones).
 */
final class CanonicalBytes {

  private CanonicalBytes() {}

  static byte[] of(JsonNode event) {
    return sorted(event).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      var members = new TreeMap<String, JsonNode>();
      node.properties().forEach(each -> members.put(each.getKey(), sorted(each.getValue())));
      var object = JsonNodeFactory.instance.objectNode();
      object.setAll(members);
      return object;
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> array.add(sorted(each)));
      return array;
    }
    return node;
  }
}
