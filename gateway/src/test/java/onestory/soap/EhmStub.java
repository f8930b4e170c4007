package onestory.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An EHM that answers what it is told to, and notes what it was sent. */
final class EhmStub implements AutoCloseable {

  /** Says that the answer never comes. */
  static final int NEVER = 0;

  final List<String> received = new ArrayList<>();
  final List<String> paths = new ArrayList<>();
  private final HttpServer server;
  int status = 200;
  String type = "text/xml";
  String body = "";

  EhmStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ehm";
  }

  void receipt(String delivery) {
    status = 200;
    type = "text/xml";
    body =
        """
        <soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body>\
        <pendingReceipt xmlns='https://onestory.example/ehm/v1'><deliveryId>%s</deliveryId><kept>1</kept>\
        </pendingReceipt></soap:Body></soap:Envelope>"""
            .formatted(delivery);
  }

  private void answer(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    paths.add(exchange.getRequestURI().getPath());
    if (status == NEVER) {
      return;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
