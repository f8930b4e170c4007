package onestory.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The maps, ConceptMaps and examples on the classpath, found through their indexes. */
final class Catalogue {

  private static final String FOLDER = "/onestory/";
  private static final List<String> FAMILIES =
      List.of("reid-okafor", "barraclough", "novak", "sahin");

  List<String> maps() {
    return text("maps/index.txt").lines().toList();
  }

  /** The text of one map in FHIR Mapping Language. */
  String map(String name) {
    return text("maps/" + name + ".map");
  }

  List<String> conceptMaps() {
    return text("concept-maps/index.txt").lines().toList();
  }

  /** One ConceptMap as FHIR R4 JSON. */
  String conceptMap(String name) {
    return text("concept-maps/" + name + ".json");
  }

  /** One message that the map transforms: of whichever family has one in the jar. */
  byte[] example(String map) {
    return FAMILIES.stream()
        .flatMap(family -> Stream.of(family + ".in.xml", family + ".in.json"))
        .map(file -> "examples/" + map + "/" + file)
        .filter(path -> Catalogue.class.getResource(FOLDER + path) != null)
        .findFirst()
        .map(Catalogue::bytes)
        .orElseThrow(() -> new IllegalStateException("no example for the map " + map));
  }

  private static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String path) {
    try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
