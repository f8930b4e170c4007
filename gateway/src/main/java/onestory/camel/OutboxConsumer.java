package onestory.camel;

import java.util.Optional;
import onestory.councils.Partner;
import onestory.exchange.Delivery;
import onestory.exchange.DeliveryFailed;
import onestory.exchange.PartnerRoute;
import onestory.exchange.PartnerRoutes;
import onestory.exchange.Recall;
import onestory.exchange.RecallAnswer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Runs a delivery through its partner's route; the exchange's failure is classed by what is known
 * of its effect.
 */
final class OutboxConsumer extends DefaultConsumer implements PartnerRoute {

  /** Exchange property: the Bundle that is delivered. */
  static final String SENT = "onestory.sent";

  /** Exchange property: the {@link Recall} that goes by a notice. */
  static final String RECALL = "onestory.recall";

  /** Exchange property: that recall's id. */
  static final String NOTICE = "onestory.recallNotice";

  /** Exchange property: the family's view at a school. */
  static final String VIEW = "onestory.view";

  /** Exchange property, set by a route's last step: what the partner answered to a recall. */
  static final String RECALL_ANSWER = "onestory.recallAnswer";

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
  public Optional<RecallAnswer> deliver(Delivery delivery) throws DeliveryFailed {
    var exchange = createExchange(true);
    var message = exchange.getMessage();
    message.setBody(delivery.bundle());
    message.setHeader(Headers.DELIVERY, delivery.id().toString());
    message.setHeader(Headers.ORGANISATION, delivery.organisation().identifier().token());
    message.setHeader(Headers.FAMILY_RECORD, delivery.family().toString());
    message.setHeader(Headers.NOTHING_LEFT, delivery.nothingLeft());
    exchange.setProperty(SENT, delivery.bundle());
    exchange.setProperty(VIEW, delivery.family().toString());
    delivery
        .recall()
        .filter(recall -> recall.way() != Partner.Recall.DELETE)
        .ifPresent(
            recall -> {
              exchange.setProperty(RECALL, recall);
              exchange.setProperty(NOTICE, recall.id().toString());
            });
    try {
      Routed.through(getProcessor(), exchange);
      return Optional.ofNullable(exchange.getProperty(RECALL_ANSWER, RecallAnswer.class));
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
