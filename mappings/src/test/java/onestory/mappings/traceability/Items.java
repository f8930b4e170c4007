package onestory.mappings.traceability;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The items of traceability/*.yaml, by the guidance's ids, in the files' order. */
final class Items {

  private static final Path FOLDER = Path.of("traceability");
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Items() {}

  /** By file, in the order of their names, then by id. */
  static Map<String, Map<String, Item>> byFile() {
    Map<String, Map<String, Item>> files = new LinkedHashMap<>();
    try (Stream<Path> yaml = Files.list(FOLDER)) {
      for (Path file : yaml.sorted().toList()) {
        String name = file.getFileName().toString();
        files.put(
            name.substring(name.indexOf('-') + 1).replace(".yaml", ""),
            YAML.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Item>>() {}));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /**
   * @throws IllegalStateException when two files answer for one id
   */
  static Map<String, Item> all() {
    Map<String, Item> all = new LinkedHashMap<>();
    byFile()
        .values()
        .forEach(
            items ->
                items.forEach(
                    (id, item) -> {
                      if (all.put(id, item) != null) {
                        throw new IllegalStateException("Two answers for " + id);
                      }
                    }));
    return all;
  }
}
