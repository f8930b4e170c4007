package onestory.soap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes a message of the contract as the same bytes however it was sent: no prefixes, no
 * attributes (the contract has none), no comments, no white space between elements. Texts stay as
 * they are. "The same content" means these bytes.
 */
final class CanonicalXml {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private CanonicalXml() {}

  static byte[] of(Element message) throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XMLStreamWriter writer = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    writer.writeStartElement("", message.getLocalName(), message.getNamespaceURI());
    writer.writeDefaultNamespace(message.getNamespaceURI());
    children(message, writer);
    writer.writeEndElement();
    writer.flush();
    return bytes.toByteArray();
  }

  private static void children(Element element, XMLStreamWriter writer) throws XMLStreamException {
    boolean hasElements = hasElements(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        writer.writeStartElement("", inner.getLocalName(), inner.getNamespaceURI());
        children(inner, writer);
        writer.writeEndElement();
      } else if (isText(child) && !hasElements) {
        writer.writeCharacters(child.getNodeValue());
      }
    }
  }

  private static boolean isText(Node node) {
    return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
  }

  private static boolean hasElements(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        return true;
      }
    }
    return false;
  }
}
