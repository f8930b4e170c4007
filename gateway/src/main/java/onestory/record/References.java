package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The conditional references inside a resource. */
final class References {

  /** One reference, where it stands, and the node that holds it. */
  record Place(String at, ObjectNode node, BusinessKey target) {

    void pointTo(Key key) {
      node.put("reference", key.reference());
    }
  }

  private static final String SAID_BY = "https://onestory.example/fhir/StructureDefinition/said-by";

  private References() {}

  static List<Place> in(Draft draft) {
    var places = new ArrayList<Place>();
    walk(draft.businessKey().type(), draft.content(), places::add);
    return places;
  }

  /** Whose words something is, where only their number is told: a child's or an adult's. */
  static List<ObjectNode> sayers(Draft draft) {
    var sayers = new ArrayList<ObjectNode>();
    sayers(draft.content(), sayers);
    return sayers;
  }

  private static void sayers(JsonNode node, List<ObjectNode> sayers) {
    boolean isSaidBy = SAID_BY.equals(node.path("url").asText());
    if (isSaidBy
        && node.path("valueReference") instanceof ObjectNode sayer
        && !sayer.has("reference")
        && sayer.path("identifier").has("value")) {
      sayers.add(sayer);
    }
    node.forEach(child -> sayers(child, sayers));
  }

  private static void walk(String at, JsonNode node, Consumer<Place> found) {
    if (node.isObject()) {
      var object = (ObjectNode) node;
      BusinessKey.of(object.path("reference").asText())
          .ifPresent(target -> found.accept(new Place(at, object, target)));
      object.properties().forEach(e -> walk(at + "." + e.getKey(), e.getValue(), found));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(at + "[" + i + "]", node.get(i), found);
      }
    }
  }
}
