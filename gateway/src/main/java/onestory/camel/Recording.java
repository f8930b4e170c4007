package onestory.camel;

import onestory.camel.InboxConsumer.Attempted;
import onestory.councils.Council;
import onestory.councils.Directory;
import onestory.inbox.Inbox;
import onestory.inbox.KeptMessage;
import onestory.inbox.Message;
import onestory.record.Attempt;
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
    var council = council(message);
    var family =
        filing.familyOf(council.id(), message.familyKey(), isCaseSystem(council, message), bundle);
    var origin =
        new Origin(message.source(), council.id(), family, kept.receipt(), message.sentAt());
    inbox.warn(kept.receipt(), record.record(bundle, origin));
  }

  void tryOut(Attempted attempted, byte[] bundle) {
    var message = attempted.message();
    var council = council(message);
    var family =
        filing.foresee(council.id(), message.familyKey(), isCaseSystem(council, message), bundle);
    record.tryOut(
        bundle,
        new Origin(message.source(), council.id(), family, null, message.sentAt()),
        new Attempt(message.kind(), attempted.settled()));
  }

  private Council council(Message message) {
    return directory
        .councilOfSource(message.source())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No file in councils/ names the source " + message.source() + "."));
  }

  private static boolean isCaseSystem(Council council, Message message) {
    return council.caseSystem().equals(message.source());
  }
}
