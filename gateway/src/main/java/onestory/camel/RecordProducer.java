package onestory.camel;

import onestory.councils.Directory;
import onestory.inbox.KeptMessage;
import onestory.record.FamilyId;
import onestory.record.FamilyRecord;
import onestory.record.Origin;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Merges the body into the record of the family that the kept message belongs to. */
final class RecordProducer extends DefaultProducer {

  private final FamilyRecord record;
  private final Directory directory;

  RecordProducer(Endpoint endpoint, FamilyRecord record, Directory directory) {
    super(endpoint);
    this.record = record;
    this.directory = directory;
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    var kept = exchange.getProperty(InboxConsumer.KEPT, KeptMessage.class);
    if (kept == null) {
      throw new IllegalStateException(
          "record: stands in a route that begins with inbox:SOURCE?kind=….");
    }
    var message = kept.message();
    var council =
        directory
            .councilOfCaseSystem(message.source())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No file in councils/ names the case system " + message.source() + "."));
    record.record(
        exchange.getMessage().getMandatoryBody(byte[].class),
        new Origin(
            message.source(),
            council.id(),
            FamilyId.of(message.familyKey()),
            kept.receipt(),
            message.sentAt()));
  }
}
