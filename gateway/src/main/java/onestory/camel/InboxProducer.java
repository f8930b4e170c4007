package onestory.camel;

import java.time.OffsetDateTime;
import onestory.inbox.DoorTrial;
import onestory.inbox.Inbox;
import onestory.inbox.Message;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Keeps the body durably and answers with the receipt, as headers; what the council's gates refuse
 * at the door it does not keep.
 */
final class InboxProducer extends DefaultProducer {

  private final String source;
  private final Inbox inbox;
  private final DoorTrial trial;

  InboxProducer(Endpoint endpoint, String source, Inbox inbox, DoorTrial trial) {
    super(endpoint);
    this.source = source;
    this.inbox = inbox;
    this.trial = trial;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    var in = exchange.getMessage();
    var message =
        new Message(
            source,
            header(in, Headers.KIND),
            header(in, Headers.ID),
            Integer.parseInt(header(in, Headers.VERSION)),
            header(in, Headers.FAMILY),
            OffsetDateTime.parse(header(in, Headers.SENT_AT)).toInstant(),
            in.getMandatoryBody(byte[].class));
    trial.tryOut(message);
    var receipt = inbox.accept(message);
    in.setHeader(Headers.RECEIPT, receipt.id().toString());
    in.setHeader(Headers.RECEIVED_AT, receipt.receivedAt().toString());
    in.setHeader(Headers.REPEATED, receipt.repeated());
  }

  private static String header(org.apache.camel.Message message, String name) {
    var value = message.getHeader(name, String.class);
    if (value == null) {
      throw new IllegalArgumentException(
          "inbox: needs the header " + name + " from the route before it.");
    }
    return value;
  }
}
