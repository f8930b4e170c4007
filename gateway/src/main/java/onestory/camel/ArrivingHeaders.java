package onestory.camel;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * What of a stranger's headers and parameters a route gets to see: the content type, and nothing
 * else, since Camel's components take orders from headers (TRUST 7.31). Every endpoint at which a
 * route begins and strangers call has it.
 */
public final class ArrivingHeaders implements HeaderFilterStrategy {

  private static final Set<String> ALLOWED = Set.of(Exchange.CONTENT_TYPE);

  private final HeaderFilterStrategy answers = new HttpHeaderFilterStrategy();

  /** Whether it is kept from the route. */
  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !ALLOWED.contains(name) || !(value instanceof String);
  }

  /** Whether it is kept from the answer: Camel's own, and HTTP's. */
  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return answers.applyFilterToCamelHeaders(name, value, exchange);
  }
}
