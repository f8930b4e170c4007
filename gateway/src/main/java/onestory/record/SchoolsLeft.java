package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps of a child the schools that a source said they go to and says no more (TRUST 4.28): a
 * permission for a school that the child has left opens nothing there. The same whatever order the
 * messages came in: a school is left when an earlier message names it and the last does not.
 */
final class SchoolsLeft {

  private static final String EXTENSION = "https://onestory.example/fhir/StructureDefinition/";
  private static final String SCHOOL = EXTENSION + "school-setting";
  private static final String LEFT = EXTENSION + "school-left";

  private SchoolsLeft() {}

  /**
   * @param merged what the record is to say
   * @param before what it said
   * @param told what a source says now, or said in a message that comes too late
   * @return what the record is to say, with the schools that the child has left
   */
  static ObjectNode noted(ObjectNode merged, ObjectNode before, ObjectNode told) {
    if (!merged.path("resourceType").asText().equals("Patient")) {
      return merged;
    }
    var current = references(merged, SCHOOL);
    var knownLeft = references(before, LEFT);
    var left = new TreeSet<>(knownLeft);
    left.addAll(references(before, SCHOOL));
    left.addAll(references(told, SCHOOL));
    // where another source goes on naming another school, a person must say which is right
    boolean disputed = !references(told, SCHOOL).containsAll(current);
    left.removeIf(school -> current.contains(school) && !(disputed && knownLeft.contains(school)));
    return left.equals(references(merged, LEFT)) ? merged : with(merged, left);
  }

  private static ObjectNode with(ObjectNode merged, Set<String> left) {
    var noted = merged.deepCopy();
    var extensions = noted.arrayNode();
    for (var extension : merged.path("extension")) {
      if (!extension.path("url").asText().equals(LEFT)) {
        extensions.add(extension);
      }
    }
    left.forEach(
        school ->
            extensions
                .addObject()
                .put("url", LEFT)
                .putObject("valueReference")
                .put("reference", school)
                .put("type", "Organization"));
    if (extensions.isEmpty()) {
      noted.remove("extension");
    } else {
      noted.set("extension", extensions);
    }
    return noted;
  }

  private static Set<String> references(JsonNode child, String url) {
    var references = new TreeSet<String>();
    for (var extension : child.path("extension")) {
      var reference = extension.at("/valueReference/reference");
      if (extension.path("url").asText().equals(url) && reference.isTextual()) {
        references.add(reference.asText());
      }
    }
    return references;
  }
}
