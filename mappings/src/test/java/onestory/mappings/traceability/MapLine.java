package onestory.mappings.traceability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds a line of a map by what stands in it, so that the table does not age with every edit. */
final class MapLine {

  private static final Path MAPS = Path.of("src/main/resources/onestory/maps");

  private MapLine() {}

  /** The first line with that text, from 1; nothing when the map or the text is not there. */
  static OptionalInt of(String map, String text) {
    Path file = MAPS.resolve(map + ".map");
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return IntStream.range(0, lines.size())
        .filter(n -> lines.get(n).contains(text))
        .map(n -> n + 1)
        .findFirst();
  }
}
