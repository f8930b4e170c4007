package onestory.console;

import java.util.Collection;
import java.util.stream.Collectors;

/** A rule is asked about that the council does not have. */
final class UnknownRule extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String remedy;

  UnknownRule(String rule, String text, Collection<String> known) {
    super("the council has no timescale " + rule, null, false, false);
    line = line(rule, text);
    remedy = "Use one of " + known.stream().sorted().collect(Collectors.joining(", ")) + ".";
  }

  int line() {
    return line;
  }

  String remedy() {
    return remedy;
  }

  private static int line(String rule, String text) {
    var lines = text.lines().toList();
    for (int n = 0; n < lines.size(); n++) {
      if (lines.get(n).strip().startsWith(rule + ":")) {
        return n + 1;
      }
    }
    return 1;
  }
}
