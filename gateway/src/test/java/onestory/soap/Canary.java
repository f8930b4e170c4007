package onestory.soap;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** An address and a file that nobody may touch; both hold the word Canary. */
final class Canary implements AutoCloseable {

  private static final byte[] WORD = "<a>Canary</a>".getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;
  private final Path file;

  Canary() {
    try {
      file = Files.write(Files.createTempFile("canary", ".xml"), WORD);
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, WORD.length);
          exchange.getResponseBody().write(WORD);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/canary";
  }

  String file() {
    return file.toUri().toString();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
