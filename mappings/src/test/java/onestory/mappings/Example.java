package onestory.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One example: the folder is the map's name; {@code CASE.in.xml} or {@code .in.json} goes in, and
 * {@code CASE.out.*} comes out, or the fault in {@code CASE.fault.json}.
 */
record Example(String map, String name, Path in) {

  private static final Path FOLDER = Path.of("src/test/resources/examples");

  static List<Example> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".in."))
          .sorted()
          .map(Example::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The examples of what partners send and the map accepts. */
  static List<Example> incoming() {
    return all().stream()
        .filter(example -> PartnerModel.isReadBy(example.map()))
        .filter(example -> Files.exists(example.beside("out.json")))
        .toList();
  }

  private static Example of(Path in) {
    String file = in.getFileName().toString();
    return new Example(
        in.getParent().getFileName().toString(), file.substring(0, file.indexOf(".in.")), in);
  }

  boolean isXml() {
    return in.toString().endsWith(".xml");
  }

  byte[] source() {
    return read(in);
  }

  Path beside(String ending) {
    return in.resolveSibling(name + "." + ending);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return map + "/" + name;
  }
}
