package onestory.camel;

import onestory.exchange.Delivery;
import onestory.exchange.DeliveryFailed;
import onestory.exchange.PartnerRoute;
import onestory.exchange.PartnerRoutes;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Runs a delivery through its partner's route; the exchange's failure is classed by what is known
 * of its effect.
 */
final class OutboxConsumer extends DefaultConsumer implements PartnerRoute {

  private final String partner;
  private final PartnerRoutes routes;

  OutboxConsumer(Endpoint endpoint, Processor processor, String partner, PartnerRoutes routes) {
    super(endpoint, processor);
    this.partner = partner;
    this.routes = routes;
  }

  @Override
  public String partner() {
    return partner;
  }

  @Override
  public void deliver(Delivery delivery) throws DeliveryFailed {
    var exchange = createExchange(true);
    var message = exchange.getMessage();
    message.setBody(delivery.bundle());
    message.setHeader(Headers.DELIVERY, delivery.id().toString());
    message.setHeader(Headers.ORGANISATION, delivery.organisation().identifier().token());
    message.setHeader(Headers.FAMILY_RECORD, delivery.family().toString());
    message.setHeader(Headers.NOTHING_LEFT, delivery.nothingLeft());
    try {
      Routed.through(getProcessor(), exchange);
    } catch (RuntimeException e) {
      throw Failures.classed(e);
    }
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    routes.add(this);
  }

  @Override
  protected void doStop() throws Exception {
    routes.remove(this);
    super.doStop();
  }
}
