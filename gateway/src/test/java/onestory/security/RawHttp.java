package onestory.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes bytes that no HTTP client would, and reads what comes back until the end. */
public final class RawHttp {

  private static final int PATIENCE = 15_000;
  private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3})");

  /**
   * All that came back.
   *
   * @param closed whether the other side ended the connection
   */
  public record Answer(String text, boolean closed) {

    /** Of each answer on the connection. */
    public List<Integer> statuses() {
      return STATUS.matcher(text).results().map(r -> Integer.parseInt(r.group(1))).toList();
    }

    /** The value of the first header of that name; empty when there is none. */
    public String header(String name) {
      Matcher found = Pattern.compile("(?mi)^" + name + ": *(.*?)\r?$").matcher(text);
      return found.find() ? found.group(1) : "";
    }
  }

  private final int port;

  public RawHttp(int port) {
    this.port = port;
  }

  /** Sends lines that each end as HTTP's do. */
  public Answer lines(String... lines) throws IOException {
    return send(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Sends this and no more. */
  public Answer send(String bytes) throws IOException {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes.getBytes(ISO_8859_1));
      out.flush();
      return read(socket);
    }
  }

  public Socket open() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  /** What comes until the other side closes, or nothing comes any more. */
  public static Answer read(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        all.write(buffer, 0, n);
        n = socket.getInputStream().read(buffer);
      }
      return new Answer(all.toString(ISO_8859_1), true);
    } catch (SocketTimeoutException quiet) {
      return new Answer(all.toString(ISO_8859_1), false);
    } catch (SocketException reset) {
      return new Answer(all.toString(ISO_8859_1), true);
    }
  }
}
