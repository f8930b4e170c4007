package onestory.mappings;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureMap;
import org.hl7.fhir.r5.model.StructureMap.StructureMapModelMode;

/** One engine with its parsed maps. For one thread at a time: HAPI's caches are not guarded. */
final class Workbench {

  private static final Pattern RULE = Pattern.compile("Rule? \"([\\w|-]+)\"");

  private final ElementFactory elements;
  private final Engine engine;
  private final MapText text;
  private final Map<String, StructureMap> maps = new HashMap<>();
  private final Map<String, Form> forms = new HashMap<>();

  Workbench(IWorkerContext types, Catalogue catalogue, Codes codes) {
    elements = new ElementFactory(types);
    engine = new Engine(elements, codes);
    text = new MapText(catalogue, engine);
  }

  byte[] transform(String name, byte[] source) throws MappingFault {
    StructureMap map = maps.computeIfAbsent(name, text::parse);
    Element from = form(map, StructureMapModelMode.SOURCE).read(source);
    Element to = elements.create(model(map, StructureMapModelMode.TARGET).getType());
    try {
      engine.transform(null, from, map, to);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // HAPI throws plain Errors for a map that sets what its target does not have
      throw fault(name, e);
    }
    return form(map, StructureMapModelMode.TARGET).write(to);
  }

  private Form form(StructureMap map, StructureMapModelMode mode) {
    StructureDefinition model = model(map, mode);
    return forms.computeIfAbsent(model.getUrl(), url -> form(model));
  }

  private Form form(StructureDefinition model) {
    if (Namespaces.isXml(model)) {
      return new XmlForm(model, elements);
    }
    return Namespaces.isPlainJson(model)
        ? new PlainJsonForm(model, elements)
        : new JsonForm(elements);
  }

  // The first of a map's uses in each direction is the message; others are what it is made of.
  private StructureDefinition model(StructureMap map, StructureMapModelMode mode) {
    return map.getStructure().stream()
        .filter(structure -> structure.getMode() == mode)
        .map(structure -> elements.types().fetchTypeDefinition(structure.getUrl()))
        .findFirst()
        .orElseThrow();
  }

  private static MappingFault fault(String name, Throwable thrown) {
    String rule = name;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal.fault();
      }
      Matcher matcher = RULE.matcher(String.valueOf(cause.getMessage()));
      rule = matcher.find() ? matcher.group(1) : rule;
    }
    // The engine's own message quotes the values it worked on, so it stays here.
    return new MappingFault(
        "map-failed",
        rule,
        "The map " + name + " can't transform this message.",
        "Try the message as an example beside the map, and correct the map.");
  }
}
