package onestory.camel;

import onestory.councils.Directory;
import onestory.inbox.Inbox;
import onestory.inbox.KeptMessage;
import onestory.record.FamilyRecord;
import onestory.record.Filing;
import onestory.record.Origin;
import org.springframework.stereotype.Component;

/** Files a mapped message with its family, records it, and keeps what the gates warn of. */
@Component
final class Recording {

  private final Directory directory;
  private final Filing filing;
  private final FamilyRecord record;
  private final Inbox inbox;

  Recording(Directory directory, Filing filing, FamilyRecord record, Inbox inbox) {
    this.directory = directory;
    this.filing = filing;
    this.record = record;
    this.inbox = inbox;
  }

  void record(KeptMessage kept, byte[] bundle) {
    var message = kept.message();
    var council =
        directory
            .councilOfSource(message.source())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No file in councils/ names the source " + message.source() + "."));
    boolean byCaseSystem = council.caseSystem().equals(message.source());
    var family = filing.familyOf(council.id(), message.familyKey(), byCaseSystem, bundle);
    var origin =
        new Origin(message.source(), council.id(), family, kept.receipt(), message.sentAt());
    inbox.warn(kept.receipt(), record.record(bundle, origin));
  }
}
