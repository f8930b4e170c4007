package onestory.trust;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every case of src/test/resources/onestory/trust, in the order of their numbers. */
final class TrustCases {

  private static final Path FOLDER = Path.of("src/test/resources/onestory/trust");

  private TrustCases() {}

  static List<TrustCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparing(TrustCase::section).thenComparing(TrustCase::place))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TrustCase> read(Path file) {
    try {
      return new ObjectMapper(new YAMLFactory())
          .readValue(file.toFile(), new TypeReference<List<TrustCase>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not a list of cases", e);
    }
  }
}
