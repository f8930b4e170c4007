package onestory.schools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes out of a row, before it is kept, what early help has no need of: the paths in {@code
 * not-kept.txt}. What is neither there nor in the logical model stays, and holds the row.
 */
@Component
final class NotKept {

  private static final String FILE = "/onestory/schools/not-kept.txt";

  private final Set<String> paths;

  NotKept() {
    try (InputStream in = NotKept.class.getResourceAsStream(FILE)) {
      paths =
          new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> line.substring(0, line.indexOf(':')))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** A copy of the row with the rest. */
  JsonNode without(String rows, JsonNode row) {
    var copy = row.deepCopy();
    strip(rows, copy);
    return copy;
  }

  private void strip(String path, JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(names(object))) {
        var here = path + "." + name;
        if (paths.contains(here) || paths.contains("*." + name)) {
          object.remove(name);
        } else {
          strip(here, object.get(name));
        }
      }
    } else {
      node.forEach(one -> strip(path, one));
    }
  }

  private static Set<String> names(ObjectNode object) {
    var names = new java.util.LinkedHashSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
