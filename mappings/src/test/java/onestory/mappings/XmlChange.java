package onestory.mappings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Changes one value in a message, everything else as it was. */
final class XmlChange {

  private final Document document;

  XmlChange(byte[] message) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
  }

  /** The message once for each element at that path (without indices), that element changed. */
  List<byte[]> at(String path) throws Exception {
    List<byte[]> changed = new ArrayList<>();
    for (Element element : elements(path)) {
      String value = element.getTextContent();
      element.setTextContent(value + "9");
      changed.add(bytes());
      element.setTextContent(value);
    }
    return changed;
  }

  private List<Element> elements(String path) {
    List<Element> found = List.of(document.getDocumentElement());
    String[] names = path.split("\\.");
    for (int i = 1; i < names.length; i++) {
      found = children(found, names[i]);
    }
    return found;
  }

  private static List<Element> children(List<Element> parents, String name) {
    List<Element> children = new ArrayList<>();
    for (Element parent : parents) {
      for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element child && name.equals(child.getLocalName())) {
          children.add(child);
        }
      }
    }
    return children;
  }

  private byte[] bytes() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
