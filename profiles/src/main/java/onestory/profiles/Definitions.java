package onestory.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The implementation guide as data: logical models, code systems, value sets, naming systems and
 * extensions. They are found through an index, since a folder inside a jar can't be listed
 * everywhere.
 */
public final class Definitions {

  private static final String FOLDER = "/onestory/definitions/";

  private final List<Definition> all;

  /** Finds the definitions on the classpath; reads none of them yet. */
  public Definitions() {
    try (InputStream index = resource("index.txt").openStream()) {
      all = new String(index.readAllBytes(), StandardCharsets.UTF_8).lines().map(this::at).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the index of definitions", e);
    }
  }

  /** Every definition, in the order of the index. */
  public List<Definition> all() {
    return all;
  }

  /** The definitions of one kind, e.g. {@code logical-models}. */
  public List<Definition> ofKind(String kind) {
    return all.stream().filter(definition -> definition.kind().equals(kind)).toList();
  }

  private Definition at(String path) {
    int slash = path.indexOf('/');
    String name = path.substring(slash + 1, path.length() - ".json".length());
    return new Definition(path.substring(0, slash), name, resource(path));
  }

  private static URL resource(String path) {
    return Objects.requireNonNull(Definitions.class.getResource(FOLDER + path), path);
  }
}
