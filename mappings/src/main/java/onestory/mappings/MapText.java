package onestory.mappings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hl7.fhir.r5.model.StructureMap;
import org.hl7.fhir.r5.utils.structuremap.StructureMapUtilities;

/**
 * Parses maps, each with the groups it imports put into it. The engine keeps what it works out in
 * the parsed map itself, so every engine parses its own.
 */
final class MapText {

  private static final String CANONICAL = "https://onestory.example/fhir/StructureMap/";

  private final Catalogue catalogue;
  private final StructureMapUtilities parser;

  MapText(Catalogue catalogue, StructureMapUtilities parser) {
    this.catalogue = catalogue;
    this.parser = parser;
  }

  /** The map, whole: nothing is left to import. */
  StructureMap parse(String name) {
    Map<String, StructureMap> parsed = new LinkedHashMap<>();
    collect(name, parsed);
    StructureMap whole = parsed.remove(name);
    for (StructureMap imported : parsed.values()) {
      imported.getGroup().forEach(whole::addGroup);
      imported.getStructure().forEach(whole::addStructure);
    }
    whole.getImport().clear();
    return whole;
  }

  private void collect(String name, Map<String, StructureMap> parsed) {
    if (parsed.containsKey(name)) {
      return;
    }
    StructureMap map = parser.parse(catalogue.map(name), name + ".map");
    parsed.put(name, map);
    map.getImport().forEach(url -> collect(url.getValue().substring(CANONICAL.length()), parsed));
  }
}
