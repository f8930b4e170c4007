package onestory.camel;

import java.util.Map;
import onestory.inbox.DoorTrial;
import onestory.inbox.Inbox;
import onestory.inbox.MessageHandlers;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * {@code inbox:SOURCE} keeps messages of that source; {@code inbox:SOURCE?kind=…} processes them.
 */
@Component("inbox")
final class InboxComponent extends DefaultComponent {

  private final Inbox inbox;
  private final DoorTrial trial;
  private final MessageHandlers handlers;

  InboxComponent(Inbox inbox, DoorTrial trial, MessageHandlers handlers) {
    this.inbox = inbox;
    this.trial = trial;
    this.handlers = handlers;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    var kind = getAndRemoveParameter(parameters, "kind", String.class);
    return new InboxEndpoint(uri, this, remaining, kind, inbox, trial, handlers);
  }
}
