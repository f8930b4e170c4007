package onestory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;

/**
 * A partner on a plain socket that answers whatever a test wants, byte by byte; and a trap, which
 * nobody must ever come to: it stands for the cloud's metadata address or another host.
 */
public final class HostileServer implements AutoCloseable {

  /** What is written in answer to any request. */
  public interface Answer {
    /**
     * @param out counts what was taken, and fails when the client has gone
     * @param trap where nobody must come
     */
    void write(OutputStream out, URI trap) throws IOException;
  }

  private final ServerSocket server;
  private final ServerSocket trap;
  private final AtomicInteger trapped = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final String scheme;
  private volatile Answer answer = (out, at) -> {};

  private HostileServer(ServerSocketFactory sockets, String scheme) {
    this.scheme = scheme;
    try {
      server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve(server, this::answer);
    serve(
        trap,
        socket -> {
          trapped.incrementAndGet();
          socket.close();
        });
  }

  public static HostileServer start() {
    return new HostileServer(ServerSocketFactory.getDefault(), "http");
  }

  /** One that speaks TLS with these sockets. */
  public static HostileServer start(ServerSocketFactory tls) {
    return new HostileServer(tls, "https");
  }

  public void answers(Answer with) {
    answer = with;
    requests.clear();
    trapped.set(0);
    written.set(0);
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
  }

  /** How often somebody came where nobody must. */
  public int trapped() {
    return trapped.get();
  }

  /** How many bytes of the answer were taken. */
  public long written() {
    return written.get();
  }

  /** The heads of the requests. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private interface Conversation {
    void with(Socket socket) throws IOException;
  }

  private static void serve(ServerSocket at, Conversation conversation) {
    var thread =
        new Thread(
            () -> {
              while (!at.isClosed()) {
                try {
                  var socket = at.accept();
                  var one = new Thread(() -> talk(socket, conversation), "hostile");
                  one.setDaemon(true);
                  one.start();
                } catch (IOException e) {
                  return; // closed
                }
              }
            },
            "hostile-accept");
    thread.setDaemon(true);
    thread.start();
  }

  private static void talk(Socket socket, Conversation conversation) {
    try (socket) {
      conversation.with(socket);
    } catch (IOException e) {
      // the client has gone: that is what it should do
    }
  }

  private void answer(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    requests.add(request(socket.getInputStream()));
    var counting =
        new FilterOutputStream(socket.getOutputStream()) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written.addAndGet(length);
          }
        };
    var out = new BufferedOutputStream(counting, 65_536);
    answer.write(out, URI.create("http://127.0.0.1:" + trap.getLocalPort() + "/latest/meta-data"));
    out.flush();
  }

  /** Reads head and body, so that the client is not cut off while it sends. */
  private static String request(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("no request");
      }
      head.append((char) read);
    }
    var text = head.toString();
    var lines = new ArrayList<>(List.of(text.toLowerCase(java.util.Locale.ROOT).split("\r\n")));
    int length =
        lines.stream()
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    in.readNBytes(length);
    if (lines.contains("transfer-encoding: chunked")) {
      var tail = new StringBuilder();
      while (tail.indexOf("0\r\n\r\n") < 0) {
        tail.append((char) in.read());
      }
    }
    return text;
  }

  /** An answer of this status, type and body. */
  public static Answer text(int status, String type, String body, String... headers) {
    return (out, trap) -> {
      var bytes = body.replace("TRAP", trap.toString()).getBytes(ISO_8859_1);
      head(out, status, type, headers, trap);
      line(out, "Content-Length: " + bytes.length);
      line(out, "");
      out.write(bytes);
    };
  }

  /** Begins an answer: its body is to follow. */
  public static void head(OutputStream out, int status, String type, String[] headers, URI trap)
      throws IOException {
    line(out, "HTTP/1.1 " + status + " Whatever");
    line(out, "Content-Type: " + type);
    line(out, "Connection: close");
    for (var header : headers) {
      line(out, header.replace("TRAP", String.valueOf(trap)));
    }
  }

  /** One line of an answer's head. */
  public static void line(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      server.close();
      trap.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
