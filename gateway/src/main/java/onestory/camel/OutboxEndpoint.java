package onestory.camel;

import onestory.exchange.PartnerRoutes;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The deliveries to one partner. */
final class OutboxEndpoint extends DefaultEndpoint {

  private final String partner;
  private final PartnerRoutes routes;

  OutboxEndpoint(String uri, Component component, String partner, PartnerRoutes routes) {
    super(uri, component);
    this.partner = partner;
    this.routes = routes;
  }

  @Override
  public Producer createProducer() {
    throw new IllegalArgumentException(
        "outbox: only gives; what organisations receive follows from the record, see record:.");
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new OutboxConsumer(this, processor, partner, routes);
  }
}
