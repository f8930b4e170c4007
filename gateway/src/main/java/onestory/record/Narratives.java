package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import onestory.front.Narrative;

/** Cleans every narrative on its way into the record, whichever door and map it came through. */
final class Narratives {

  private Narratives() {}

  /** Only FHIR's Narrative has an element {@code div}; it is changed in place. */
  static JsonNode cleaned(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("div").isTextual()) {
      object.put("div", Narrative.clean(object.get("div").textValue()));
    }
    node.forEach(Narratives::cleaned);
    return node;
  }
}
