package onestory.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A library in a version with a known fault is only there with the reason why the fault can't be
 * reached, and a test of it. docs/dependencies.md is that list; {@code -Donestory.accept=true}
 * writes it anew.
 */
class AdvisoriesTest {

  private static final Path DOCS = Path.of("..", "docs", "dependencies.md");
  private static final ClassPath CLASS_PATH = new ClassPath();

  static List<Advisory> advisories() {
    try (var in =
        AdvisoriesTest.class.getResourceAsStream("/onestory/dependencies/advisories.yaml")) {
      return new ObjectMapper(new YAMLFactory())
          .readValue(in, new TypeReference<List<Advisory>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Advisory> ofThoseThatAreThere() {
    return advisories().stream()
        .filter(one -> CLASS_PATH.versionOf(one.artifact()).filter(one::affects).isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofThoseThatAreThere")
  void anAffectedVersionHasAReasonAndATestOfIt(Advisory one) {
    assertThat(one.reached())
        .as(
            "%s affects %s %s: take another version, or say in advisories.yaml why it can't be"
                + " reached",
            one.id(), one.component(), CLASS_PATH.versionOf(one.artifact()).orElseThrow())
        .isNotBlank();
    assertThat(one.tests()).as(one.id()).isNotEmpty().allMatch(AdvisoriesTest::isThere);
  }

  @Test
  void theComponentsAreFoundByTheirNames() {
    assertThat(CLASS_PATH.versions())
        .containsKeys("camel-cxf-soap", "cxf-core", "org.hl7.fhir.utilities", "tomcat-embed-core");
  }

  @ParameterizedTest
  @CsvSource({
    "4.18.0,true",
    "4.18.4,true",
    "4.18.5,false",
    "4.9.0,true",
    "3.9.0,false",
    "4.22.0,true"
  })
  void aVersionIsComparedByItsNumbers(String version, boolean affected) {
    Advisory one =
        new Advisory("x", "g:a", List.of("[4.0.0,4.18.5)", "[4.19.0,4.22.1)"), "", "", null, null);
    assertThat(one.affects(version)).isEqualTo(affected);
  }

  private static boolean isThere(String test) {
    String[] parts = test.split("#");
    try {
      return Arrays.stream(Class.forName(parts[0]).getDeclaredMethods())
          .anyMatch(method -> method.getName().equals(parts[1]));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void theDocumentSaysWhatTheListSays() throws IOException {
    String text = document();
    if (Boolean.getBoolean("onestory.accept")) {
      Files.writeString(DOCS, text);
    }
    assertThat(DOCS).hasContent(text);
  }

  private static String document() {
    List<String> lines = new ArrayList<>();
    lines.add("# Known faults of dependencies\n");
    lines.add(
        """
        Written from `gateway/src/test/resources/onestory/dependencies/advisories.yaml`, against the versions that are on the
        class path. The build fails when a version is affected and no test shows that the fault can't be reached. Everything
        the gateway is made of is listed, with versions and licences, in `META-INF/sbom/application.cdx.json` inside its jar
        (CycloneDX). Newer versions of Camel, CXF and HAPI's core could not be obtained as a whole where this was built; where
        they can, take them, and the lines below move by themselves. The settings and absences on which this rests are
        asserted by `dependencies.SafeSettingsTest`.
        """);
    lines.add("## Affected, and why it is not reached\n");
    lines.add("| advisory | component | our version | fault | why it is not reached | proven by |");
    lines.add("|---|---|---|---|---|---|");
    ofThoseThatAreThere().map(AdvisoriesTest::affectedRow).forEach(lines::add);
    lines.add("\n## Not affected\n");
    lines.add("| advisory | component | our version | affected | fault |");
    lines.add("|---|---|---|---|---|");
    List<Advisory> affected = ofThoseThatAreThere().toList();
    advisories().stream()
        .filter(one -> !affected.contains(one))
        .map(AdvisoriesTest::otherRow)
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static String affectedRow(Advisory one) {
    String tests =
        String.join(
            "<br>",
            one.tests().stream().map(test -> "`" + test.replace("onestory.", "") + "`").toList());
    return "| %s | `%s` | %s | %s | %s | %s |"
        .formatted(named(one), one.component(), version(one), one.what(), one.reached(), tests);
  }

  private static String otherRow(Advisory one) {
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            named(one),
            one.component(),
            version(one),
            String.join(" ", one.affected()),
            one.what());
  }

  private static String named(Advisory one) {
    return one.source().startsWith("http")
        ? "[%s](%s)".formatted(one.id(), one.source())
        : one.id();
  }

  private static String version(Advisory one) {
    return CLASS_PATH.versionOf(one.artifact()).orElse("not there");
  }
}
