package onestory.camel;

import onestory.camel.InboxConsumer.Attempted;
import onestory.inbox.KeptMessage;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Merges the body into the record of the family that the kept message belongs to; or, for a message
 * that is not kept yet, only tries it.
 */
final class RecordProducer extends DefaultProducer {

  private final Recording recording;

  RecordProducer(Endpoint endpoint, Recording recording) {
    super(endpoint);
    this.recording = recording;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    var attempted = exchange.getProperty(InboxConsumer.ATTEMPTED, Attempted.class);
    if (attempted != null) {
      recording.tryOut(attempted, exchange.getMessage().getMandatoryBody(byte[].class));
      exchange.setRouteStop(true); // what comes after recording is not for a trial
      return;
    }
    var kept = exchange.getProperty(InboxConsumer.KEPT, KeptMessage.class);
    if (kept == null) {
      throw new IllegalStateException(
          "record: stands in a route that begins with inbox:SOURCE?kind=….");
    }
    recording.record(kept, exchange.getMessage().getMandatoryBody(byte[].class));
  }
}
