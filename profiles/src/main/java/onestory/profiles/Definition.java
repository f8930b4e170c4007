package onestory.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;

/**
 * One definition of the implementation guide, as FHIR R4 JSON.
 *
 * @param kind the folder it stands in, e.g. {@code code-systems}
 * @param name its file name without the ending, e.g. {@code stage}
 * @param location where its JSON is
 */
public record Definition(String kind, String name, URL location) {

  /** The JSON, read now. */
  public byte[] json() {
    try (InputStream in = location.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("definition " + kind + "/" + name, e);
    }
  }
}
