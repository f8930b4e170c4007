package onestory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import onestory.HostileServer.Answer;

/** What a hostile partner answers, whatever it is asked (TRUST 7.68). */
public final class HostileAnswers {

  /** More than this of an answer is never taken, with what stands in the sockets' buffers. */
  public static final long MOST_TAKEN = 40L * 1024 * 1024;

  private static final long GIGABYTE = 1L << 30;
  private static final byte[] BLOCK = " ".repeat(65_536).getBytes(ISO_8859_1);

  private HostileAnswers() {}

  /**
   * By what they are.
   *
   * @param type the media type that a good answer would have
   * @param begins how a good answer would begin
   */
  public static Map<String, Answer> all(String type, String begins) {
    var all = new LinkedHashMap<String, Answer>();
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      all.put(
          status + " to the metadata address",
          HostileServer.text(status, type, "", "Location: TRAP"));
    }
    all.put(
        "200 and a login page",
        HostileServer.text(
            200, "text/html", "<html><form action='TRAP'>Please log in</form></html>"));
    all.put(
        "200 and a page that refreshes to elsewhere",
        HostileServer.text(200, "text/html", "<html>hello</html>", "Refresh: 0; url=TRAP"));
    all.put("a body of 1 GB", (out, trap) -> gigabyte(out, type, begins));
    all.put("a gzip bomb", (out, trap) -> bomb(out, type, begins));
    all.put("chunks without end", (out, trap) -> endless(out, type, begins));
    all.put(
        "half an answer",
        (out, trap) -> {
          HostileServer.head(out, 200, type, new String[0], trap);
          HostileServer.line(out, "Content-Length: 1000");
          HostileServer.line(out, "");
          out.write(begins.getBytes(ISO_8859_1));
        });
    all.put("no HTTP", (out, trap) -> HostileServer.line(out, "SSH-2.0-OpenSSH_9.6"));
    all.put(
        "201 and a Location at another host",
        HostileServer.text(201, type, "", "Location: http://elsewhere.example/Goal/1"));
    return all;
  }

  private static void gigabyte(OutputStream out, String type, String begins) throws IOException {
    HostileServer.head(out, 200, type, new String[0], null);
    HostileServer.line(out, "Content-Length: " + GIGABYTE);
    HostileServer.line(out, "");
    out.write(begins.getBytes(ISO_8859_1));
    for (long sent = begins.length(); sent < GIGABYTE; sent += BLOCK.length) {
      out.write(BLOCK);
    }
  }

  private static void bomb(OutputStream out, String type, String begins) throws IOException {
    HostileServer.head(out, 200, type, new String[] {"Content-Encoding: gzip"}, null);
    HostileServer.line(out, "");
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(begins.getBytes(ISO_8859_1));
      for (long sent = 0; sent < GIGABYTE / 2; sent += BLOCK.length) {
        zip.write(BLOCK);
      }
    }
  }

  private static void endless(OutputStream out, String type, String begins) throws IOException {
    HostileServer.head(out, 200, type, new String[] {"Transfer-Encoding: chunked"}, null);
    HostileServer.line(out, "");
    chunk(out, begins.getBytes(ISO_8859_1));
    for (long sent = 0; sent < GIGABYTE; sent += BLOCK.length) {
      chunk(out, BLOCK);
    }
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    HostileServer.line(out, Integer.toHexString(bytes.length));
    out.write(bytes);
    HostileServer.line(out, "");
  }
}
