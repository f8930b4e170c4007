package onestory.camel;

import java.util.function.BooleanSupplier;
import onestory.inbox.KeptMessage;
import onestory.inbox.Message;
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

  /** Exchange property: the {@link Attempted} message that the route tries. */
  static final String ATTEMPTED = "onestory.attempted";

  /** A message that is tried before it is kept. */
  record Attempted(Message message, BooleanSupplier settled) {}

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
    var exchange = exchange(kept.message());
    exchange.setProperty(KEPT, kept);
    Routed.through(getProcessor(), exchange);
  }

  @Override
  public void tryOut(Message message, BooleanSupplier settled) {
    var exchange = exchange(message);
    exchange.setProperty(ATTEMPTED, new Attempted(message, settled));
    Routed.through(getProcessor(), exchange);
  }

  private Exchange exchange(Message message) {
    var exchange = createExchange(true);
    exchange.getMessage().setBody(message.payload());
    exchange.getMessage().setHeader(Headers.KIND, kind);
    return exchange;
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
