package onestory.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import onestory.profiles.Definition;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/** A message's logical model, with the parts it is made of unfolded. */
final class EhmModel {

  private static final String XML_NAME = "http://hl7.org/fhir/tools/StructureDefinition/xml-name";

  private final Map<String, StructureDefinition> models =
      new Definitions()
          .ofKind("logical-models").stream()
              .map(EhmModel::parse)
              .collect(Collectors.toMap(StructureDefinition::getUrl, model -> model));
  private final StructureDefinition message;

  /** The model of what a map reads, e.g. {@code ehm-people}. */
  EhmModel(String map) {
    message =
        models.values().stream()
            .filter(model -> ("ehm-" + kebab(rootName(model))).equals(map))
            .findFirst()
            .orElseThrow();
  }

  String root() {
    return rootName(message);
  }

  /** Every path that holds a value, without indices, e.g. {@code people.child.given}. */
  List<String> leaves() {
    return elements().stream().filter(Element::leaf).map(Element::path).toList();
  }

  /** Every element below the root, in order. */
  List<Element> elements() {
    List<Element> elements = new ArrayList<>();
    unfold(message, root(), elements);
    return elements;
  }

  record Element(String path, int min, String max, boolean leaf) {}

  private void unfold(StructureDefinition model, String path, List<Element> elements) {
    String root = model.getSnapshot().getElementFirstRep().getPath();
    for (ElementDefinition element : model.getSnapshot().getElement()) {
      if (!element.getPath().equals(root)) {
        String here = path + element.getPath().substring(root.length());
        StructureDefinition part = models.get(element.getTypeFirstRep().getCode());
        boolean leaf =
            part == null && !element.getTypeFirstRep().getCode().equals("BackboneElement");
        elements.add(new Element(here, element.getMin(), element.getMax(), leaf));
        if (part != null) {
          unfold(part, here, elements);
        }
      }
    }
  }

  private static String rootName(StructureDefinition model) {
    return model.hasExtension(XML_NAME) ? model.getExtensionString(XML_NAME) : "";
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static StructureDefinition parse(Definition definition) {
    try {
      return (StructureDefinition) new JsonParser().parse(definition.json());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
