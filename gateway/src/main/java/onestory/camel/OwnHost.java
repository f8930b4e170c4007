package onestory.camel;

import java.net.URI;
import onestory.exchange.AnswerUnusable;
import org.apache.camel.Exchange;

/** That a place which a partner names is at that partner; none of them is ever gone to. */
final class OwnHost {

  /** Exchange property, set by a route: where the partner is. */
  static final String BASE = "onestory.base";

  private OwnHost() {}

  /** A place without a host is the partner's own. */
  static void require(String location, Exchange exchange) throws AnswerUnusable {
    if (location == null) {
      return;
    }
    try {
      var host = URI.create(location).getHost();
      var own = URI.create(exchange.getProperty(BASE, String.class)).getHost();
      if (host == null || host.equalsIgnoreCase(own)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // no place at all
    }
    throw new AnswerUnusable("a place at another host");
  }
}
