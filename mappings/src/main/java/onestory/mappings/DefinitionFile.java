package onestory.mappings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One of HAPI's files of R4 definitions: a Bundle of 1 to 20 MB, written one tag a line. It is read
 * line by line, because nine tenths of it is prose that a transform has no use for, and parsing it
 * as XML is what takes the time.
 */
final class DefinitionFile {

  private static final String FOLDER = "/org/hl7/fhir/r4/model/profile/";
  private static final String FULL_URL =
      "  <fullUrl value=\"http://hl7.org/fhir/StructureDefinition/";
  private static final Set<String> PROSE =
      Set.of(
          "text",
          "differential",
          "contact",
          "context",
          "mapping",
          "slicing",
          "constraint",
          "example",
          "binding");
  private static final Set<String> PROSE_LINES =
      Set.of(
          "description",
          "short",
          "definition",
          "comment",
          "requirements",
          "alias",
          "condition",
          "meaningWhenMissing",
          "isModifier",
          "isModifierReason",
          "isSummary",
          "mustSupport");

  private final String name;
  private final Map<String, String> snapshots = new HashMap<>();
  private StringBuilder entry;
  private String type;
  private String skippedUntil;

  DefinitionFile(String name) {
    this.name = name;
  }

  /** The wanted StructureDefinitions by type name, each as XML with only its snapshot's bones. */
  Map<String, String> snapshots(Predicate<String> wanted) {
    try (BufferedReader lines = open()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read(line, wanted);
      }
      return snapshots;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private void read(String line, Predicate<String> wanted) {
    if (line.startsWith(FULL_URL)) {
      type = line.substring(FULL_URL.length(), line.indexOf('"', FULL_URL.length()));
      entry = wanted.test(type) ? new StringBuilder() : null;
    } else if (entry == null) {
      return;
    } else if (line.equals("  </resource>")) {
      snapshots.put(type, entry.toString());
      entry = null;
    } else if (skippedUntil != null) {
      skippedUntil = line.equals(skippedUntil) ? null : skippedUntil;
    } else if (!line.equals("  <resource>")) {
      keep(line);
    }
  }

  private void keep(String line) {
    int tag = line.indexOf('<') + 1;
    int end = line.indexOf('>');
    if (tag > 0 && end == line.length() - 1 && PROSE.contains(line.substring(tag, end))) {
      skippedUntil = line.substring(0, tag) + "/" + line.substring(tag);
    } else if (!isProse(line, tag)) {
      entry.append(line).append('\n');
    }
  }

  private static boolean isProse(String line, int tag) {
    int space = line.indexOf(' ', tag);
    return tag > 0 && space > 0 && PROSE_LINES.contains(line.substring(tag, space));
  }

  private BufferedReader open() {
    return new BufferedReader(
        new InputStreamReader(
            Objects.requireNonNull(DefinitionFile.class.getResourceAsStream(FOLDER + name), name),
            StandardCharsets.UTF_8));
  }
}
