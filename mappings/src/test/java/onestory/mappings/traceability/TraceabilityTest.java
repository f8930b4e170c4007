package onestory.mappings.traceability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every item of the councils' guidance has an answer, and every answer points at what is there. The
 * page docs/traceability.md is written with {@code -Donestory.accept=true}.
 */
final class TraceabilityTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/traceability.md");
  private static final Path GUIDANCE =
      Path.of(System.getProperty("onestory.shared", "../../shared")).resolve("DOMAIN.md");
  private static final Path CODE_SYSTEMS =
      ROOT.resolve("profiles/src/main/resources/onestory/definitions/code-systems");
  private static final Pattern ID =
      Pattern.compile(
          "\\b(?:(?:DOC|LVL|FRM|FLD|ROL|ORG|SYS|TOOL|STG|TIM|CON|SHR|MTG|PLN|LP|ESC|MSH|TS|CLO|GAP"
              + "|IND|EX)-\\d+|COD-[A-Z0-9]+)\\b|^\\| (D\\d+) ",
          Pattern.MULTILINE);

  private final Shown shown = new Shown();

  @TestFactory
  Stream<DynamicTest> everyAnswerPointsAtWhatIsThere() {
    return Items.all().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> assertThat(wrong(entry.getValue())).isEmpty()));
  }

  @Test
  void noItemOfTheGuidanceIsMissing() throws IOException {
    assumeThat(GUIDANCE).as("the data dictionary is beside the checkout").exists();
    String text = Files.readString(GUIDANCE);
    String items = text.substring(text.indexOf("# PART 1"), text.indexOf("# PART 2"));
    Set<String> ids =
        ID.matcher(items)
            .results()
            .map(found -> found.group(1) == null ? found.group() : found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(Items.all()).containsOnlyKeys(ids.toArray(String[]::new));
  }

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    String page = Page.of(Items.byFile());
    if (Boolean.getBoolean("onestory.accept")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as("docs/traceability.md: run this test with -Donestory.accept=true")
        .isEqualTo(Files.exists(PAGE) ? Files.readString(PAGE) : "");
  }

  private List<String> wrong(Item item) throws IOException {
    List<String> wrong = new ArrayList<>();
    if (!item.answered()) {
      wrong.add("no answer");
    }
    for (Item.Carrier carrier : item.carried()) {
      if (MapLine.of(carrier.map(), carrier.line()).isEmpty()) {
        wrong.add("no line with '%s' in %s.map".formatted(carrier.line(), carrier.map()));
      }
      if (!shown.exists(carrier.example())) {
        wrong.add("no example " + carrier.example());
      } else if (!shown.has(carrier.example(), carrier.element())) {
        wrong.add("example %s has no %s".formatted(carrier.example(), carrier.element()));
      }
    }
    for (Item.Enforcement enforcement : item.enforced()) {
      Stream.of(enforcement.code(), enforcement.test())
          .filter(path -> !Files.exists(ROOT.resolve(path)))
          .forEach(path -> wrong.add("no file " + path));
    }
    for (Item.CodeList list : item.codes()) {
      wrong.addAll(unknownCodes(list));
    }
    return wrong;
  }

  private static List<String> unknownCodes(Item.CodeList list) throws IOException {
    Path file = CODE_SYSTEMS.resolve(list.system() + ".json");
    if (!Files.exists(file)) {
      return List.of("no code system " + list.system());
    }
    Set<String> known = new TreeSet<>();
    JsonNode system = new ObjectMapper().readTree(file.toFile());
    system.path("concept").forEach(concept -> known.add(concept.path("code").asText()));
    return list.only().stream()
        .filter(code -> !known.contains(code))
        .map(code -> "no code %s in %s".formatted(code, list.system()))
        .toList();
  }
}
