package onestory.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there: the tests that prove a control, and the pages linked to. */
class DocumentsTest {

  private static final Pattern TEST = Pattern.compile("`(onestory[\\w.]+)#(\\w+)`");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "docs"))) {
      return Stream.concat(Stream.of(Path.of("..", "README.md")), files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyTestThatItNamesIsThere(Path document) throws IOException {
    Stream<MatchResult> named = TEST.matcher(Files.readString(document)).results();
    assertThat(named.filter(test -> !isThere(test.group(1), test.group(2))).map(MatchResult::group))
        .as("tests that %s names and that are not there", document)
        .isEmpty();
  }

  private static boolean isThere(String type, String method) {
    try {
      return Arrays.stream(Class.forName(type).getDeclaredMethods())
          .anyMatch(each -> each.getName().equals(method));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Test
  void theSafetyCaseSumsUpTheHazardLog() throws IOException {
    assertThat(hazards("safety-case.md", 2, 3)).isEqualTo(hazards("hazard-log.md", 4, 7));
  }

  /** The rows of hazards as id, hazard, and the ratings of two columns. */
  private static List<List<String>> hazards(String document, int before, int after)
      throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", "docs", document))) {
      return lines
          .filter(line -> line.startsWith("| H-"))
          .map(line -> line.replace("**", "").substring(2).split(" \\| | \\|$"))
          .map(cell -> List.of(cell[0], cell[1], cell[before], cell[after]))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyPageThatItLinksToIsThere(Path document) throws IOException {
    Stream<String> links =
        LINK.matcher(Files.readString(document)).results().map(link -> link.group(1));
    assertThat(links.filter(link -> !Files.exists(document.resolveSibling(link))))
        .as("links of %s that lead nowhere", document)
        .isEmpty();
  }
}
