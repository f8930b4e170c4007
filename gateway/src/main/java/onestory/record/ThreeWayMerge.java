package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Brings what a source says now together with what others have said since it last spoke: an element
 * that the source has not changed stays as the others left it; an element that it changed is taken
 * from it. So a plan that is sent again does not undo the action that health visiting has finished
 * meanwhile.
 */
final class ThreeWayMerge {

  private static final String META = "meta";
  private static final String SECURITY = "security";
  private static final Set<String> HUMAN = Set.of("Patient", "Person");
  private static final Set<String> UNITED =
      Set.of("identifier", "name", "telecom", "address", "extension");

  private ThreeWayMerge() {}

  /**
   * @param base what the source said last; empty when it never spoke of this resource
   * @param current what is recorded
   * @param incoming what the source says now
   */
  static ObjectNode merge(ObjectNode base, ObjectNode current, ObjectNode incoming) {
    var merged = incoming.deepCopy();
    for (var element : elements(base, current, incoming)) {
      if (isUnited(incoming, element)) {
        unite(base, current, incoming, merged, element);
      } else if (same(base, incoming, element)) {
        copy(current, merged, element);
        copy(current, merged, "_" + element);
      }
    }
    uniteLabels(base, current, incoming, merged);
    return merged;
  }

  /**
   * What several sources tell of one human stands side by side: a school's number does not displace
   * the case system's.
   */
  private static boolean isUnited(ObjectNode resource, String element) {
    return HUMAN.contains(resource.path("resourceType").asText()) && UNITED.contains(element);
  }

  /** A label stays until whoever set it takes it away; the class is the last teller's. */
  private static void uniteLabels(
      ObjectNode base, ObjectNode current, ObjectNode incoming, ObjectNode merged) {
    var others = new ArrayList<JsonNode>();
    for (var label : current.path(META).path(SECURITY)) {
      boolean withdrawn =
          contains(base.path(META).path(SECURITY), label)
              && !contains(incoming.path(META).path(SECURITY), label);
      boolean stays = !isClass(label) && !withdrawn;
      if (stays && !contains(incoming.path(META).path(SECURITY), label)) {
        others.add(label);
      }
    }
    if (!others.isEmpty()) {
      merged.withObject("/" + META).withArray("/" + SECURITY).addAll(others);
    }
  }

  private static boolean isClass(JsonNode label) {
    return label.path("system").asText().endsWith("/CodeSystem/information-class");
  }

  private static void unite(
      ObjectNode base, ObjectNode current, ObjectNode incoming, ObjectNode merged, String element) {
    var united = incoming.arrayNode();
    for (var value : current.path(element)) {
      boolean withdrawn =
          contains(base.path(element), value) && !contains(incoming.path(element), value);
      if (!withdrawn) {
        united.add(value);
      }
    }
    for (var value : incoming.path(element)) {
      // what the source said before and others have taken away since stays away
      if (!contains(united, value) && !contains(base.path(element), value)) {
        united.add(value);
      }
    }
    if (united.isEmpty()) {
      merged.remove(element);
    } else {
      merged.set(element, united);
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (var one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> elements(ObjectNode... resources) {
    var names = new LinkedHashSet<String>();
    for (var resource : resources) {
      resource
          .fieldNames()
          .forEachRemaining(name -> names.add(name.startsWith("_") ? name.substring(1) : name));
    }
    names.remove(META); // the source's own labels always stand
    return names;
  }

  private static boolean same(ObjectNode one, ObjectNode other, String element) {
    return one.path(element).equals(other.path(element))
        && one.path("_" + element).equals(other.path("_" + element));
  }

  private static void copy(ObjectNode from, ObjectNode to, String element) {
    if (from.has(element)) {
      to.set(element, from.get(element));
    } else {
      to.remove(element);
    }
  }
}
