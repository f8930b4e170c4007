package onestory.soap;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Builds the contract's small answers: an element with texts. */
final class EhmElement {

  private final Element root;

  EhmElement(String name) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
      root = document.createElementNS(EhmSchema.NAMESPACE, name);
      document.appendChild(root);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("No XML", e);
    }
  }

  EhmElement with(String name, Object text) {
    Element child = root.getOwnerDocument().createElementNS(EhmSchema.NAMESPACE, name);
    child.setTextContent(String.valueOf(text));
    root.appendChild(child);
    return this;
  }

  Element element() {
    return root;
  }
}
