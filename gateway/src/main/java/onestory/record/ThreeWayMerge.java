package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

  private ThreeWayMerge() {}

  /**
   * @param base what the source said last; empty when it never spoke of this resource
   * @param current what is recorded
   * @param incoming what the source says now
   */
  static ObjectNode merge(ObjectNode base, ObjectNode current, ObjectNode incoming) {
    var merged = incoming.deepCopy();
    for (var element : elements(base, current, incoming)) {
      if (same(base, incoming, element)) {
        copy(current, merged, element);
        copy(current, merged, "_" + element);
      }
    }
    return merged;
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
