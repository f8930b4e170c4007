package onestory.soap;

import java.util.Map;
import onestory.exchange.AnswerUnusable;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.Message;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * EHM's answer to {@code keepPending}: only its receipt for this very delivery means that it keeps
 * what it got. The delivery's id is asked for in exchange property {@value #DELIVERY}.
 */
final class PendingAnswer implements Processor {

  static final String DELIVERY = "onestory.delivery";

  private static final Integer OK = 200;

  private final EhmSchema schema = new EhmSchema();

  @Override
  public void process(Exchange exchange) throws Exception {
    Map<?, ?> context = exchange.getMessage().getHeader(CxfConstants.RESPONSE_CONTEXT, Map.class);
    // CXF takes a redirect's body for the answer
    if (context == null || !OK.equals(context.get(Message.RESPONSE_CODE))) {
      throw new AnswerUnusable("EHM answered with another status than 200");
    }
    byte[] answer = Payloads.only(exchange);
    Document receipt = valid(answer);
    String expected = exchange.getProperty(DELIVERY, String.class);
    String delivery =
        receipt.getElementsByTagNameNS(EhmSchema.NAMESPACE, "deliveryId").item(0).getTextContent();
    if (expected != null && !expected.equals(delivery)) {
      throw new AnswerUnusable("EHM's receipt is for another delivery");
    }
  }

  private Document valid(byte[] answer) throws Exception {
    try (EhmSchema.Lent lent = schema.lend()) {
      SafeXml.read(answer, new MessageReading(lent.validator(), (path, text, at) -> null));
      Document document = SafeXml.document(answer);
      if ("pendingReceipt".equals(document.getDocumentElement().getLocalName())) {
        return document;
      }
    } catch (SAXException invalid) {
      // no receipt either
    }
    throw new AnswerUnusable("EHM's answer is no receipt");
  }
}
