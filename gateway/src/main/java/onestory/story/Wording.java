package onestory.story;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * The plain words that a story is told with: {@code words.properties}, and where that has none for
 * a code, its display in the implementation guide. Never a code.
 */
final class Wording {

  private final Properties words = new Properties();
  private final CodeDisplays displays;
  private final QuestionTexts questions;

  Wording(Definitions definitions) {
    displays = new CodeDisplays(definitions);
    questions = new QuestionTexts(definitions);
    try (Reader reader =
        new InputStreamReader(
            Wording.class.getResourceAsStream("/onestory/story/words.properties"),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the words of stories", e);
    }
  }

  /**
   * The words with this key; {@code {}} in them becomes the values, one after the other.
   *
   * @throws IllegalArgumentException when there are none
   */
  String of(String key, String... values) {
    String text =
        find(key).orElseThrow(() -> new IllegalArgumentException("No words for " + key + "."));
    for (String value : values) {
      int at = text.indexOf("{}");
      text = text.substring(0, at) + value + text.substring(at + 2);
    }
    return text;
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(words.getProperty(key));
  }

  /** What a code means, from the first of its codings that has words, or its own text. */
  Optional<String> meaning(CodeableConcept concept) {
    return concept.hasText()
        ? Optional.of(concept.getText())
        : concept.getCoding().stream().flatMap(coding -> meaning(coding).stream()).findFirst();
  }

  Optional<String> meaning(Coding coding) {
    String system = coding.hasSystem() ? coding.getSystem() : "";
    String name = system.substring(system.lastIndexOf('/') + 1);
    return Stream.of(
            find(name + "." + coding.getCode()),
            displays.of(coding),
            Optional.ofNullable(coding.getDisplay()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The same, to stand within a sentence. */
  Optional<String> within(CodeableConcept concept) {
    return meaning(concept).map(Wording::lowerFirst);
  }

  QuestionTexts questions() {
    return questions;
  }

  static String upperFirst(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }

  static String lowerFirst(String text) {
    boolean isAcronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return isAcronym || text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.UK) + text.substring(1);
  }
}
