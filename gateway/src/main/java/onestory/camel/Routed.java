package onestory.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;

/** Runs an exchange through a route and lets what went wrong be thrown again. */
final class Routed {

  private Routed() {}

  static void through(Processor route, Exchange exchange) {
    try {
      route.process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
    var failed = exchange.getException();
    if (failed instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failed != null) {
      throw new RuntimeCamelException(failed);
    }
  }
}
