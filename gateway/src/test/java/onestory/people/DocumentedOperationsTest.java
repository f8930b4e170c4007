package onestory.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the documents tell people to ask for is there, and what is there is told. */
@GatewayTest
class DocumentedOperationsTest {

  private static final Path DOCS = Path.of("..", "docs");
  // only while measuring
  private static final String FIGURES = "GET /operations/figures";
  private static final Pattern TOLD = Pattern.compile("`(GET|POST) (/operations/[^`?]*)[^`]*`");
  private static final Pattern CALLED =
      Pattern.compile("curl[^\\n]*(?:\\\\\\n[^\\n]*)??(/operations/[\\w/${}.-]+)");

  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Test
  void theListIsWholeAndTellsWhomEachIsFor() throws IOException {
    assertThat(lines().keySet())
        .isEqualTo(
            Operations.ALL.stream()
                .filter(each -> each.path().getPatternString().startsWith("/operations"))
                .map(DocumentedOperationsTest::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    for (var each : Operations.ALL) {
      var said = lines().get(name(each));
      if (said != null) {
        assertThat(roles(said)).as(name(each)).isEqualTo(each.roles());
        assertThat(said.contains("whole gateway"))
            .as(name(each))
            .isEqualTo(each.reach() == Reach.GATEWAY);
      }
    }
  }

  @Test
  void everyOperationIsServedAndIsForSomebody() {
    Set<String> served =
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
            .flatMap(DocumentedOperationsTest::names)
            .filter(name -> name.contains(" /operations"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served)
        .isEqualTo(
            Operations.ALL.stream()
                .map(DocumentedOperationsTest::name)
                .filter(name -> name.contains(" /operations") && !name.equals(FIGURES))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  static Stream<Path> documents() throws IOException {
    try (var files = Files.list(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatAPageTellsToAskForIsThere(Path page) throws IOException {
    var text = Files.readString(page);
    assertThat(
            TOLD.matcher(text)
                .results()
                .filter(told -> !Operations.has(told.group(1), filled(told.group(2))))
                .map(told -> told.group(1) + " " + told.group(2)))
        .as("told in %s, and not there", page)
        .isEmpty();
    assertThat(
            CALLED
                .matcher(text)
                .results()
                .map(called -> called.group(1))
                .filter(address -> !address.endsWith("$1")) // completed below it
                .filter(
                    address ->
                        !Operations.has("GET", filled(address))
                            && !Operations.has("POST", filled(address))))
        .as("called in %s, and not there", page)
        .isEmpty();
  }

  /** A placeholder stands for any one segment. */
  private static String filled(String address) {
    return address.replaceAll("\\{\\w+}|\\$\\w+|\\$\\{\\w+}", "x");
  }

  private static Map<String, String> lines() throws IOException {
    var line = Pattern.compile("^\\| `((?:GET|POST) /operations[^`]*)` \\|(.*)$");
    return Files.readAllLines(DOCS.resolve("operations.md")).stream()
        .map(line::matcher)
        .filter(found -> found.matches())
        .collect(
            Collectors.toMap(
                found -> found.group(1),
                found -> found.group(2),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Set<Role> roles(String said) {
    var column = List.of(said.split("\\|")).get(1);
    return Stream.of(Role.values())
        .filter(role -> column.contains(role.code()))
        .collect(Collectors.toSet());
  }

  private static String name(Operation operation) {
    return operation.method() + " " + operation.path().getPatternString();
  }

  private static Stream<String> names(RequestMappingInfo served) {
    return served.getMethodsCondition().getMethods().stream()
        .flatMap(
            method -> served.getPatternValues().stream().map(path -> method.name() + " " + path));
  }
}
