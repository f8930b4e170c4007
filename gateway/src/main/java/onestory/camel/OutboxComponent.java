package onestory.camel;

import java.util.Map;
import onestory.exchange.PartnerRoutes;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/**
 * {@code outbox:PARTNER} gives a route what that partner's organisations are to receive, one
 * delivery at a time.
 */
@Component("outbox")
final class OutboxComponent extends DefaultComponent {

  private final PartnerRoutes routes;

  OutboxComponent(PartnerRoutes routes) {
    this.routes = routes;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new OutboxEndpoint(uri, this, remaining, routes);
  }
}
