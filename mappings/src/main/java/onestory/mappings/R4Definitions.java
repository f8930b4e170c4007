package onestory.mappings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * The FHIR R4 types that maps use, read from HAPI's validation resources. Only those asked for, and
 * the datatypes they are made of, are parsed: all of them take seconds.
 */
final class R4Definitions {

  private static final Set<String> ALWAYS = Set.of("Element", "BackboneElement", "string");

  private final Snapshot reader = new Snapshot();

  /** The definitions of these resource types, and of every datatype they need. */
  List<StructureDefinition> of(Set<String> resourceTypes) {
    Set<String> wanted = new HashSet<>(resourceTypes);
    wanted.addAll(List.of("Resource", "DomainResource"));
    Map<String, StructureDefinition> found = new HashMap<>();
    new DefinitionFile("profiles-resources.xml")
        .snapshots(wanted::contains)
        .forEach((name, xml) -> found.put(name, reader.read(xml)));
    addDatatypes(found, new DefinitionFile("profiles-types.xml").snapshots(name -> true));
    return List.copyOf(found.values());
  }

  private void addDatatypes(Map<String, StructureDefinition> found, Map<String, String> datatypes) {
    Deque<String> open = new ArrayDeque<>(ALWAYS);
    found.values().forEach(definition -> open.addAll(typesIn(definition)));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!found.containsKey(name) && datatypes.containsKey(name)) {
        StructureDefinition datatype = reader.read(datatypes.get(name));
        found.put(name, datatype);
        open.addAll(typesIn(datatype));
      }
    }
  }

  private static Set<String> typesIn(StructureDefinition definition) {
    Set<String> types = new HashSet<>();
    for (var element : definition.getSnapshot().getElement()) {
      element.getType().forEach(type -> types.add(type.getCode()));
    }
    return types;
  }
}
