package onestory.mappings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * A partner's XML by a logical model: elements as the model names them, values as text. HAPI's own
 * XML parser is not used, since it reads a FHIR primitive from an attribute only, and trims what it
 * reads: a family's words stay as they were said.
 */
final class XmlForm implements Form {

  private final StructureDefinition model;
  private final ElementFactory elements;
  private final XMLInputFactory inputs = XMLInputFactory.newDefaultFactory();
  private final XMLOutputFactory outputs = XMLOutputFactory.newDefaultFactory();

  XmlForm(StructureDefinition model, ElementFactory elements) {
    this.model = model;
    this.elements = elements;
    inputs.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    inputs.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    inputs.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  @Override
  public Element read(byte[] source) throws MappingFault {
    Element root = elements.create(model.getType());
    try {
      XMLStreamReader xml = inputs.createXMLStreamReader(new ByteArrayInputStream(source));
      try {
        xml.nextTag();
        new XmlReading(xml, Namespaces.of(model)).root(root, Namespaces.rootName(model));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new MappingFault(
          "not-readable", "(xml)", "This is not well-formed XML.", "Send one XML message.");
    }
    return root;
  }

  @Override
  public byte[] write(Element target) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = outputs.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartElement(Namespaces.rootName(model));
      xml.writeDefaultNamespace(Namespaces.of(model));
      writeContent(xml, target);
      xml.writeEndElement();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static void writeContent(XMLStreamWriter xml, Element element) throws XMLStreamException {
    if (element.hasValue()) {
      xml.writeCharacters(TextValue.toWire(element.getValue(), element.getType()));
    }
    for (Element child : element.getChildren()) {
      xml.writeStartElement(child.getName());
      writeContent(xml, child);
      xml.writeEndElement();
    }
  }
}
