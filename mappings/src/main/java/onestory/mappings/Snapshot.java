package onestory.mappings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.PropertyRepresentation;
import org.hl7.fhir.r5.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r5.model.UriType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Reads an R4 StructureDefinition's snapshot into the R5 model that the engine works with: what an
 * element is called, how often it may stand and what type it has. HAPI's own parsers read all of
 * FHIR, and take as long to load as this takes for every type.
 */
final class Snapshot {

  private final DocumentBuilder documents = documents();

  StructureDefinition read(String xml) {
    Element root = parse(xml);
    StructureDefinition definition = new StructureDefinition();
    definition.setId(value(root, "id"));
    definition.setUrl(value(root, "url"));
    definition.setName(value(root, "name"));
    definition.setType(value(root, "type"));
    definition.setKind(StructureDefinitionKind.fromCode(value(root, "kind")));
    definition.setAbstract(Boolean.parseBoolean(value(root, "abstract")));
    definition.setBaseDefinition(value(root, "baseDefinition"));
    definition.setDerivation(TypeDerivationRule.fromCode(value(root, "derivation")));
    for (Element snapshot : children(root, "snapshot")) {
      children(snapshot, "element")
          .forEach(each -> definition.getSnapshot().addElement(element(each)));
    }
    return definition;
  }

  private static ElementDefinition element(Element xml) {
    ElementDefinition element = new ElementDefinition(value(xml, "path"));
    element.setId(xml.getAttribute("id"));
    element.setMin(Integer.parseInt(value(xml, "min"))).setMax(value(xml, "max"));
    element.setContentReference(value(xml, "contentReference"));
    for (Element base : children(xml, "base")) {
      element.getBase().setPath(value(base, "path")).setMax(value(base, "max"));
      element.getBase().setMin(Integer.parseInt(value(base, "min")));
    }
    children(xml, "representation").stream()
        .map(each -> PropertyRepresentation.fromCode(each.getAttribute("value")))
        .forEach(element::addRepresentation);
    children(xml, "type").forEach(type -> element.addType(type(type)));
    return element;
  }

  private static TypeRefComponent type(Element xml) {
    TypeRefComponent type = new TypeRefComponent(value(xml, "code"));
    // which FHIR type an element is that FHIRPath sees as a system type, such as every id
    for (Element extension : children(xml, "extension")) {
      String url = value(extension, "valueUrl");
      type.addExtension(extension.getAttribute("url"), new UriType(url));
    }
    return type;
  }

  private static String value(Element parent, String name) {
    List<Element> named = children(parent, name);
    return named.isEmpty() ? null : named.get(0).getAttribute("value");
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private Element parse(String xml) {
    try {
      return documents.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (java.io.IOException | org.xml.sax.SAXException e) {
      throw new IllegalStateException("HAPI's R4 definitions can't be read", e);
    }
  }

  private static DocumentBuilder documents() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
