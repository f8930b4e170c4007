package onestory.soap;

import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Source;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import onestory.problem.Problem;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.message.Message;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Between Camel's SOAP bodies and XML. */
final class Payloads {

  private static final TransformerFactory FACTORY = TransformerFactory.newDefaultInstance();

  private Payloads() {}

  /**
   * The one element of the SOAP body.
   *
   * @throws MessageRefused when there is none or more than one
   */
  static byte[] only(Exchange exchange) throws MessageRefused, TransformerException, SOAPException {
    CxfPayload<?> payload = exchange.getMessage().getBody(CxfPayload.class);
    List<Source> sources = payload == null ? List.of() : payload.getBodySources();
    if (sources.size() != 1 || elements(exchange) > 1) {
      throw new MessageRefused(
          new Problem("body", "/", "The SOAP body holds not exactly one message.", "Send one."));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Transformer copy = FACTORY.newTransformer();
    copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    copy.transform(sources.get(0), new StreamResult(bytes));
    return bytes.toByteArray();
  }

  /** CXF hands on the first element only; what it left behind must not go unnoticed. */
  private static long elements(Exchange exchange) throws SOAPException {
    Message message =
        exchange.getMessage().getHeader(CxfConstants.CAMEL_CXF_MESSAGE, Message.class);
    SOAPMessage envelope = message == null ? null : message.getContent(SOAPMessage.class);
    if (envelope == null) {
      return 1;
    }
    NodeList body = envelope.getSOAPBody().getChildNodes();
    return IntStream.range(0, body.getLength())
        .filter(i -> body.item(i) instanceof Element)
        .count();
  }

  /** A SOAP body of one element. */
  static CxfPayload<SoapHeader> of(Element element) {
    return new CxfPayload<>(List.of(), List.of(new DOMSource(element)), Map.of());
  }
}
