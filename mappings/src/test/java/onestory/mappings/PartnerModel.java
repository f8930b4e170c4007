package onestory.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import onestory.profiles.Definition;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/** A message's logical model, with the parts it is made of unfolded. */
final class PartnerModel {

  private static final Pattern SOURCE = Pattern.compile("(?m)^uses \"(.+?)\" alias \\w+ as source");
  private static final Pattern OURS =
      Pattern.compile("(?m)^uses \"(https://onestory.example/.+?)\"");
  private static final String XML_NAME = "http://hl7.org/fhir/tools/StructureDefinition/xml-name";

  private final Map<String, StructureDefinition> models =
      new Definitions()
          .ofKind("logical-models").stream()
              .map(PartnerModel::parse)
              .collect(Collectors.toMap(StructureDefinition::getUrl, model -> model));
  private final StructureDefinition message;

  /** The model of the partner's message that a map reads or writes, e.g. {@code ehm-people}. */
  PartnerModel(String map) {
    message = models.get(model(map, OURS).orElseThrow());
  }

  /** Whether the map reads a partner's message, and not FHIR. */
  static boolean isReadBy(String map) {
    return new Catalogue().maps().contains(map)
        && model(map, SOURCE)
            .filter(url -> url.startsWith("https://onestory.example/"))
            .isPresent();
  }

  private static Optional<String> model(String map, Pattern uses) {
    Matcher found = uses.matcher(new Catalogue().map(map));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
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
    return model.hasExtension(XML_NAME) ? model.getExtensionString(XML_NAME) : model.getName();
  }

  private static StructureDefinition parse(Definition definition) {
    try {
      return (StructureDefinition) new JsonParser().parse(definition.json());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
