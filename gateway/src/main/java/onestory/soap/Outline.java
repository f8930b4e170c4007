package onestory.soap;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * The outline of a SOAP 1.1 message, read before anything acts on it: Envelope, Header with one
 * Security, Body with one element, and nothing beside them; no id twice, no DTD, no processing
 * instruction (TRUST 7.37, 7.40, 7.42).
 */
final class Outline {

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  // each splits a text in two for every reader after this one
  private static final int MOST_COMMENTS = 1_000;

  private final Set<String> ids = new HashSet<>();

  private final XMLStreamReader xml;
  private int depth;
  private int headers;
  private int bodies;
  private int securities;
  private int comments;
  private boolean inBody;
  private String message;

  private Outline(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * The local name of the one element in the Body.
   *
   * @throws XMLStreamException when the outline is another
   */
  static String messageOf(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader =
        StaxUtils.createXMLStreamReader(new ByteArrayInputStream(xml), "UTF-8");
    try {
      return new Outline(reader).read();
    } finally {
      StaxUtils.close(reader);
    }
  }

  private String read() throws XMLStreamException {
    see(xml.getEventType());
    while (xml.hasNext()) {
      see(xml.next());
    }
    require(headers <= 1 && bodies == 1 && securities <= 1 && message != null);
    return message;
  }

  private void see(int event) throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        depth++;
        start();
        ids();
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD,
          XMLStreamConstants.ENTITY_REFERENCE,
          XMLStreamConstants.PROCESSING_INSTRUCTION ->
          require(false);
      case XMLStreamConstants.COMMENT -> require(++comments <= MOST_COMMENTS);
      default -> {
        // texts
      }
    }
  }

  private void start() throws XMLStreamException {
    String name = xml.getLocalName();
    // CXF takes a Body for the Body wherever it is
    require(depth <= 2 || !SOAP.equals(xml.getNamespaceURI()));
    if (depth == 1) {
      require(isSoap("Envelope"));
    } else if (depth == 2) {
      inBody = isSoap("Body");
      require(inBody || isSoap("Header") && bodies == 0);
      headers += inBody ? 0 : 1;
      bodies += inBody ? 1 : 0;
    } else if (depth == 3 && inBody) {
      require(message == null);
      message = name;
    } else if (depth == 3 && name.equals("Security")) {
      securities++;
    }
  }

  /** By which a signature names what it covers, so that no two may be the same. */
  private void ids() throws XMLStreamException {
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      if (xml.getAttributeLocalName(at).equalsIgnoreCase("Id")) {
        require(ids.add(xml.getAttributeValue(at)));
      }
    }
  }

  private boolean isSoap(String name) {
    return xml.getLocalName().equals(name) && SOAP.equals(xml.getNamespaceURI());
  }

  private static void require(boolean kept) throws XMLStreamException {
    if (!kept) {
      throw new XMLStreamException("Not the outline of a message of the contract");
    }
  }
}
