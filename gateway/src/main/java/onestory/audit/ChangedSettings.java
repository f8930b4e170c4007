package onestory.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which settings and secrets are others than at this node's last start: names only. What was there
 * last is kept with the anchors.
 */
@Component
final class ChangedSettings {

  private final Path file;
  private final SettingsPrints prints;

  ChangedSettings(AuditNode node, SettingsPrints prints) {
    this.file = node.folder().resolve("settings.last");
    this.prints = prints;
  }

  /** Compares with the last start, and keeps what is there now; the first start changes nothing. */
  SortedSet<String> sinceLastStart() {
    var now = prints.now();
    try {
      var changed = new TreeSet<String>();
      if (Files.exists(file)) {
        var last = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
          last.load(reader);
        }
        now.forEach((name, print) -> addUnlessSame(changed, name, print, last.getProperty(name)));
        last.stringPropertyNames().stream()
            .filter(name -> !now.containsKey(name))
            .forEach(changed::add);
      }
      keep(now);
      return changed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addUnlessSame(SortedSet<String> to, String name, String one, String other) {
    if (!Objects.equals(one, other)) {
      to.add(name);
    }
  }

  private void keep(Map<String, String> now) throws IOException {
    var properties = new Properties();
    properties.putAll(now);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }
}
