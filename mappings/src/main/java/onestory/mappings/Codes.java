package onestory.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.ConceptMap;

/**
 * What the ConceptMaps say, by their canonical URL. Kept out of the engine, because the engine
 * turns a code that a ConceptMap does not know into nothing, in silence.
 */
final class Codes {

  private final Map<String, Map<String, String>> targets = new HashMap<>();

  Codes(Catalogue catalogue) {
    for (String name : catalogue.conceptMaps()) {
      add(parse(catalogue.conceptMap(name)));
    }
  }

  boolean knowsMap(String url) {
    return targets.containsKey(url);
  }

  /** The target's code, or null where the ConceptMap has none. */
  String translate(String url, String code) {
    return targets.get(url).get(code);
  }

  private void add(ConceptMap map) {
    Map<String, String> codes = new HashMap<>();
    for (var group : map.getGroup()) {
      for (var element : group.getElement()) {
        codes.put(element.getCode(), element.getTargetFirstRep().getCode());
      }
    }
    targets.put(map.getUrl(), codes);
  }

  private static ConceptMap parse(String json) {
    try {
      return (ConceptMap) new JsonParser().parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
