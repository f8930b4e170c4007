package onestory.camel;

import onestory.inbox.DoorTrial;
import onestory.inbox.Inbox;
import onestory.inbox.MessageHandlers;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint of one source's inbox. */
final class InboxEndpoint extends DefaultEndpoint {

  private final String source;
  private final String kind;
  private final Inbox inbox;
  private final DoorTrial trial;
  private final MessageHandlers handlers;

  InboxEndpoint(
      String uri,
      Component component,
      String source,
      String kind,
      Inbox inbox,
      DoorTrial trial,
      MessageHandlers handlers) {
    super(uri, component);
    this.source = source;
    this.kind = kind;
    this.inbox = inbox;
    this.trial = trial;
    this.handlers = handlers;
  }

  @Override
  public Producer createProducer() {
    return new InboxProducer(this, source, inbox, trial);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    if (kind == null) {
      throw new IllegalArgumentException(
          "inbox:%s needs kind=…, the kind of message that this route processes."
              .formatted(source));
    }
    return new InboxConsumer(this, processor, source, kind, handlers);
  }
}
