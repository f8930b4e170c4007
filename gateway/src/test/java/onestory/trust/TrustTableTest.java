package onestory.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every numbered case has an answer and a test that bears its number, or says why it does not
 * apply. docs/trust.md is that list; {@code -Donestory.accept=true} writes it anew.
 */
class TrustTableTest {

  private static final Path DOCS = Path.of("..", "docs", "trust.md");

  private static final Map<String, String> SECTIONS = sections();

  private static Map<String, String> sections() {
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("1", "The promise");
    sections.put("4", "Who may hold what: the edges");
    sections.put("7", "Bad inputs and attacks");
    sections.put("9", "What is audited");
    return sections;
  }

  @Test
  void everyNumberIsThereOnce() {
    Stream<String> wanted =
        Stream.of(
                numbers("1", 6),
                numbers("4", 56),
                numbers("7", 68).filter(number -> !number.equals("7.65")))
            .flatMap(list -> list);
    List<String> there =
        TrustCases.all().stream()
            .map(TrustCase::number)
            .filter(number -> !number.startsWith("9."))
            .toList();
    assertThat(there).as("TRUST.md has no 7.65").containsExactlyElementsOf(wanted.toList());
  }

  private static Stream<String> numbers(String section, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(place -> section + "." + place);
  }

  static Stream<TrustCase> cases() {
    return TrustCases.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aCaseHasAnAnswerAndTestsThatBearItsNumber(TrustCase one) {
    if (!one.applies()) {
      assertThat(one.notApplicable()).as("%s: the reason", one.number()).hasSizeGreaterThan(20);
      return;
    }
    assertThat(one.answer()).as("%s: the answer", one.number()).isNotBlank();
    assertThat(one.tests()).as("%s: its tests", one.number()).isNotEmpty();
    one.tests().forEach(test -> assertBears(one.number(), test));
  }

  private static void assertBears(String number, String test) {
    Pattern bearing = Pattern.compile("(?<![0-9.])" + Pattern.quote(number) + "(?![0-9])");
    assertThatCode(() -> assertThat(named(test)).as(test).containsPattern(bearing))
        .as("%s is proven by %s, which must exist and bear the number", number, test)
        .doesNotThrowAnyException();
  }

  /** What a test calls itself: its display name, with that of its class; a script's whole text. */
  private static String named(String test) throws ReflectiveOperationException, IOException {
    int hash = test.indexOf('#');
    if (hash < 0) {
      return Files.readString(Path.of("..").resolve(test));
    }
    Class<?> type = Class.forName(test.substring(0, hash));
    Predicate<Method> sameName = method -> method.getName().equals(test.substring(hash + 1));
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(sameName.and(TrustTableTest::isTest))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(test));
    return title(method) + " " + title(type);
  }

  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getSimpleName())
        .anyMatch(
            List.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property")
                ::contains);
  }

  private static String title(AnnotatedElement element) {
    DisplayName display = element.getAnnotation(DisplayName.class);
    Label label = element.getAnnotation(Label.class);
    return display != null ? display.value() : label != null ? label.value() : "";
  }

  @Test
  void theDocumentSaysWhatTheCasesSay() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Trust: every case, and the answer it gets\n");
    lines.add(
        "Written from `gateway/src/test/resources/onestory/trust`. Each test named here bears the case's number in its"
            + " title;\nthe build fails when one is missing.");
    SECTIONS.forEach((section, title) -> lines.add(table(section, title)));
    String text = String.join("\n", lines);
    if (Boolean.getBoolean("onestory.accept")) {
      Files.writeString(DOCS, text);
    }
    assertThat(DOCS).hasContent(text);
  }

  private static String table(String section, String title) {
    List<String> lines = new ArrayList<>();
    lines.add("\n## " + title + "\n");
    lines.add("| case | what | answer | proven by |");
    lines.add("|---|---|---|---|");
    cases()
        .filter(one -> one.section().equals(section))
        .map(TrustTableTest::row)
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static String row(TrustCase one) {
    String tests =
        String.join(
            "<br>",
            one.tests().stream().map(test -> "`" + test.replace("onestory.", "") + "`").toList());
    return "| %s | %s | %s | %s |"
        .formatted(
            one.number(),
            cell(one.what()),
            one.applies() ? cell(one.answer()) : "does not apply: " + cell(one.notApplicable()),
            tests);
  }

  private static String cell(String text) {
    return text.strip().replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }
}
