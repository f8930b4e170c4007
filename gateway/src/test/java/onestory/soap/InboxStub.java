package onestory.soap;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * Stands for {@code inbox:}: keeps what it is given, refuses or fails when told to by the message's
 * id.
 */
final class InboxStub extends DefaultComponent {

  record Kept(Map<String, Object> headers, byte[] content) {}

  final BlockingQueue<Kept> kept = new LinkedBlockingQueue<>();

  @Override
  protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
    return new DefaultEndpoint(uri, this) {
      @Override
      public Producer createProducer() {
        return new DefaultProducer(this) {
          @Override
          public void process(Exchange exchange) {
            keep(exchange);
          }
        };
      }

      @Override
      public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("this inbox only keeps: no route begins with it");
      }

      @Override
      protected String createEndpointUri() {
        return uri;
      }
    };
  }

  private void keep(Exchange exchange) {
    String id = exchange.getMessage().getHeader("onestory.id", String.class);
    if (id.equals("CONFLICT")) {
      throw new ProblemFound(
          ProblemFound.Treatment.REFUSE,
          new Problem("conflict", "/", "Other content before.", "Raise the version."));
    }
    if (id.equals("BREAKS")) {
      throw new IllegalStateException("canary");
    }
    kept.add(
        new Kept(
            Map.copyOf(exchange.getMessage().getHeaders()),
            exchange.getMessage().getBody(byte[].class)));
    exchange.getMessage().setHeader("onestory.receipt", "R-1");
    exchange.getMessage().setHeader("onestory.receivedAt", "2026-01-05T10:00:01Z");
    exchange.getMessage().setHeader("onestory.repeated", false);
  }
}
