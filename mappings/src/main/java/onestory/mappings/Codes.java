package onestory.mappings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.Map;

/**
 * What the ConceptMaps say, by their canonical URL. Kept out of the engine, because the engine
 * turns a code that a ConceptMap does not know into nothing, in silence. Read as plain JSON: FHIR's
 * parser takes half a second to load for it.
 */
final class Codes {

  private final Map<String, Map<String, String>> targets = new HashMap<>();

  Codes(Catalogue catalogue) {
    for (String name : catalogue.conceptMaps()) {
      add(JsonParser.parseString(catalogue.conceptMap(name)).getAsJsonObject());
    }
  }

  boolean knowsMap(String url) {
    return targets.containsKey(url);
  }

  /** The target's code, or null where the ConceptMap has none. */
  String translate(String url, String code) {
    return targets.get(url).get(code);
  }

  private void add(JsonObject map) {
    Map<String, String> codes = new HashMap<>();
    for (JsonElement group : map.getAsJsonArray("group")) {
      for (JsonElement element : group.getAsJsonObject().getAsJsonArray("element")) {
        codes.put(code(element), code(element.getAsJsonObject().getAsJsonArray("target").get(0)));
      }
    }
    targets.put(map.get("url").getAsString(), codes);
  }

  private static String code(JsonElement concept) {
    return concept.getAsJsonObject().get("code").getAsString();
  }
}
