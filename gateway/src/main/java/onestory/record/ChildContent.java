package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import onestory.record.Changes.Handed;

/** What an act writes into the Patients that it concerns. Copies; never in place. */
final class ChildContent {

  private ChildContent() {}

  /**
   * A link between Patients (https://hl7.org/fhir/R4/patient-definitions.html#Patient.link).
   *
   * @param kind replaces or replaced-by
   */
  static ObjectNode linked(ObjectNode patient, String other, String kind) {
    var copy = patient.deepCopy();
    var link = copy.withArray("/link").addObject();
    link.putObject("other").put("reference", other).put("type", "Patient");
    link.put("type", kind);
    return copy;
  }

  /** No longer in use: another is the one to read. */
  static ObjectNode inactive(ObjectNode patient) {
    return patient.deepCopy().put("active", false);
  }

  /** With further identifiers; what was replaced is marked so. */
  static ObjectNode with(ObjectNode patient, Collection<Handed> identifiers) {
    var copy = patient.deepCopy();
    var list = copy.withArray("/identifier");
    for (var identifier : identifiers) {
      var there = find(list, identifier);
      var entry = there == null ? list.addObject() : there;
      entry.put("system", identifier.system()).put("value", identifier.value());
      if (identifier.old()) {
        entry.put("use", "old");
      }
    }
    return copy;
  }

  /** Without these identifiers. */
  static ObjectNode without(ObjectNode patient, Collection<Handed> identifiers) {
    var copy = patient.deepCopy();
    var list = copy.withArray("/identifier");
    for (var identifier : identifiers) {
      var there = find(list, identifier);
      for (int i = list.size() - 1; there != null && i >= 0; i--) {
        if (list.get(i) == there) {
          list.remove(i);
        }
      }
    }
    if (list.isEmpty()) {
      copy.remove("identifier");
    }
    return copy;
  }

  /** Nothing but its labels and these identifiers: the rest is for its source to tell. */
  static ObjectNode bare(ObjectNode like, String id, Collection<Handed> identifiers) {
    var bare = like.objectNode();
    bare.put("resourceType", "Patient").put("id", id);
    if (like.has("meta")) {
      bare.set("meta", like.get("meta").deepCopy());
    }
    return with(bare.put("active", true), identifiers);
  }

  private static ObjectNode find(ArrayNode list, Handed identifier) {
    for (JsonNode one : list) {
      if (one.path("system").asText().equals(identifier.system())
          && one.path("value").asText().equals(identifier.value())) {
        return (ObjectNode) one;
      }
    }
    return null;
  }
}
