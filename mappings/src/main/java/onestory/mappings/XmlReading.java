package onestory.mappings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Property;

/** Reads one XML document into elements, and refuses whatever the model does not know. */
final class XmlReading {

  private final XMLStreamReader xml;
  private final String namespace;

  XmlReading(XMLStreamReader xml, String namespace) {
    this.xml = xml;
    this.namespace = namespace;
  }

  void root(Element root, String name) throws XMLStreamException, MappingFault {
    if (!xml.getLocalName().equals(name) || !namespace.equals(xml.getNamespaceURI())) {
      throw unknown(xml.getLocalName());
    }
    root.setPath(name);
    content(root);
  }

  private void content(Element element) throws XMLStreamException, MappingFault {
    refuseAttributes(element);
    if (element.isPrimitive()) {
      value(element);
      return;
    }
    List<Property> known = element.getProperty().getChildProperties(element.getName(), null);
    Map<String, Integer> seen = new HashMap<>();
    for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT) {
        content(child(element, known, seen));
      } else if (event == XMLStreamReader.CHARACTERS && !xml.isWhiteSpace()) {
        throw unknown(element.getPath() + ".text()");
      }
    }
  }

  private void value(Element element) throws XMLStreamException, MappingFault {
    StringBuilder text = new StringBuilder();
    for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
      if (event == XMLStreamReader.START_ELEMENT) {
        throw unknown(element.getPath() + "." + xml.getLocalName());
      } else if (xml.hasText() && event != XMLStreamReader.COMMENT) {
        text.append(xml.getText());
      }
    }
    if (!text.isEmpty()) {
      element.setValue(TextValue.toModel(text.toString(), element.getType()));
    }
  }

  private Element child(Element parent, List<Property> known, Map<String, Integer> seen)
      throws MappingFault {
    String name = xml.getLocalName();
    Property property =
        known.stream()
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElse(null);
    if (property == null || !namespace.equals(xml.getNamespaceURI())) {
      throw unknown(parent.getPath() + "." + name);
    }
    int index = seen.merge(name, 1, Integer::sum) - 1;
    Element child = new Element(name, property);
    child.setPath(parent.getPath() + "." + name + (property.isList() ? "[" + index + "]" : ""));
    parent.getChildren().add(child);
    return child;
  }

  private void refuseAttributes(Element element) throws MappingFault {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(i))) {
        throw unknown(element.getPath() + ".@" + xml.getAttributeLocalName(i));
      }
    }
  }

  private static MappingFault unknown(String path) {
    return new MappingFault(
        "unknown-element",
        path,
        "The logical model of this message does not know this element.",
        "Take it out of the message, or add it to the logical model and to the map.");
  }
}
