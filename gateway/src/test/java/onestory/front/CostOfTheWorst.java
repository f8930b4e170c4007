package onestory.front;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import onestory.problem.ProblemFound;

/**
 * What the worst bodies cost to look through, in CPU and in memory: run by hand, prints a table for
 * docs/operating.md.
 */
public final class CostOfTheWorst {

  private static final int LIMIT = 2 << 20;
  private static final int ROUNDS = 20;
  private static final JsonLimits LIMITS = new JsonLimits(64, 500_000, 1_048_576, 200, 40, 30);

  private CostOfTheWorst() {}

  /** All of them, each some times over; the last rounds count. */
  public static void main(String[] arguments) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    JsonPass pass = new JsonPass(LIMITS);
    bodies()
        .forEach(
            (name, body) -> {
              long worst = 0;
              long heap = 0;
              String end = "";
              for (int i = 0; i < ROUNDS; i++) {
                long cpu = thread.getCurrentThreadCpuTime();
                long bytes = thread.getCurrentThreadAllocatedBytes();
                end = end(pass, body);
                heap = thread.getCurrentThreadAllocatedBytes() - bytes;
                worst =
                    i < ROUNDS / 2 ? 0 : Math.max(worst, thread.getCurrentThreadCpuTime() - cpu);
              }
              System.out.printf(
                  Locale.ROOT,
                  "| %s | %,d | %s | %.1f | %.1f |%n",
                  name,
                  body.length,
                  end,
                  worst / 1e6,
                  heap / 1e6);
            });
  }

  private static String end(JsonPass pass, byte[] body) {
    try {
      pass.check(body);
      return "taken";
    } catch (ProblemFound found) {
      return found.problem().rule();
    }
  }

  static Map<String, byte[]> bodies() {
    Map<String, byte[]> bodies = new TreeMap<>();
    bodies.put("1e1000000", bytes("{\"a\":1e1000000}"));
    bodies.put("10 000 levels", bytes("{\"a\":".repeat(10_000)));
    bodies.put("as many keys as fit", bytes(keys()));
    bodies.put("as many keys as fit, all of one hash", bytes(collidingKeys()));
    bodies.put("as many tokens as fit", filled("{\"a\":[", "0,", "0]}"));
    bodies.put("one text of all of it", filled("{\"a\":\"", "x", "\"}"));
    bodies.put("texts of escapes", filled("{\"a\":[\"", "\\u0041", "\"]}"));
    bodies.put("a narrative of nothing but tags", filled("{\"div\":\"", "<b/>", "\"}"));
    return bodies;
  }

  private static String keys() {
    StringBuilder keys = new StringBuilder("{");
    for (int i = 0; keys.length() < LIMIT - 20; i++) {
      keys.append('"').append(Integer.toString(i, 36)).append("\":0,");
    }
    return keys.append("\"\":0}").toString();
  }

  /** Aa and BB have the same hash; so have all words made of them. */
  private static String collidingKeys() {
    StringBuilder keys = new StringBuilder("{");
    for (int i = 0; keys.length() < LIMIT - 60; i++) {
      keys.append('"');
      for (int bit = 0; bit < 17; bit++) {
        keys.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      keys.append("\":0,");
    }
    return keys.append("\"\":0}").toString();
  }

  private static byte[] filled(String start, String again, String end) {
    int times = (LIMIT - start.length() - end.length()) / again.length();
    return bytes(start + again.repeat(times) + end);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
