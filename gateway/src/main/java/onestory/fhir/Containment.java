package onestory.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * Whether one JSON document contains another, as PostgreSQL's {@code @>} means it: so that what the
 * database found can be looked for again in what the asker may see of it.
 */
final class Containment {

  private Containment() {}

  static boolean contains(JsonNode document, JsonNode pattern) {
    if (pattern.isObject()) {
      return document.isObject()
          && pattern.properties().stream()
              .allMatch(
                  e ->
                      document.has(e.getKey()) && contains(document.get(e.getKey()), e.getValue()));
    }
    if (pattern.isArray()) {
      return document.isArray()
          && StreamSupport.stream(pattern.spliterator(), false)
              .allMatch(
                  wanted ->
                      StreamSupport.stream(document.spliterator(), false)
                          .anyMatch(element -> contains(element, wanted)));
    }
    return document.equals(pattern);
  }
}
