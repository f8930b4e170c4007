package onestory.camel;

import onestory.inbox.KeptMessage;
import onestory.inbox.MessageHandler;
import onestory.inbox.MessageHandlers;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Hands kept messages of one kind to its route, in the thread and transaction of the inbox. */
final class InboxConsumer extends DefaultConsumer implements MessageHandler {

  /** Exchange property: the {@link KeptMessage} that the route processes. */
  static final String KEPT = "onestory.kept";

  private final String source;
  private final String kind;
  private final MessageHandlers handlers;

  InboxConsumer(
      Endpoint endpoint,
      Processor processor,
      String source,
      String kind,
      MessageHandlers handlers) {
    super(endpoint, processor);
    this.source = source;
    this.kind = kind;
    this.handlers = handlers;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public void handle(KeptMessage kept) {
    Exchange exchange = createExchange(true);
    exchange.setProperty(KEPT, kept);
    exchange.getMessage().setBody(kept.message().payload());
    exchange.getMessage().setHeader(Headers.KIND, kind);
    Routed.through(getProcessor(), exchange);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    handlers.add(this);
  }

  @Override
  protected void doStop() throws Exception {
    handlers.remove(this);
    super.doStop();
  }
}
