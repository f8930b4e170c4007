package onestory.exchange;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text by its letters and digits alone, as a reader sees them: Zoë, however a keyboard composed
 * it, and Zoe are one name, St Oswald’s and St Oswald's one school. What is looked for and what it
 * is looked for in are both made so.
 */
final class Letters {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}]+");
  private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What may stand between two parts of a name: a hyphen, an apostrophe, a space, nothing. */
  private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,5}";

  private static final String BEFORE = "(?<![\\p{L}\\p{N}])";
  private static final String AFTER = "(?![\\p{L}\\p{N}])";

  /** Letters that Unicode does not take apart, as people write them who do not have them. */
  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("\u02bc", "'"), // to Unicode a letter, to its writer an apostrophe
          Map.entry("ł", "l"),
          Map.entry("Ł", "L"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("đ", "d"),
          Map.entry("Đ", "D"),
          Map.entry("ı", "i"),
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "Ae"),
          Map.entry("œ", "oe"),
          Map.entry("Œ", "Oe"));

  private Letters() {}

  /** The text without marks and without what is not seen; upper and lower case stay. */
  static String of(String text) {
    String plain = text;
    if (text.chars().anyMatch(letter -> letter > 126)) {
      plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
      for (var letter : WHOLE.entrySet()) {
        plain = plain.replace(letter.getKey(), letter.getValue());
      }
    }
    return plain;
  }

  /** The same in lower case: equal for what a reader takes for the same. */
  static String low(String text) {
    return of(text).toLowerCase(Locale.ROOT);
  }

  /** The words of a text. */
  static List<String> words(String text) {
    var words = new ArrayList<>(List.of(PARTS.split(of(text))));
    words.removeIf(String::isEmpty);
    return words;
  }

  /** These parts, one after the other, as words of a text that {@link #of} has made. */
  static String inOrder(List<String> parts) {
    return BEFORE + together(parts) + AFTER;
  }

  /** The same, where a number may begin as it does from abroad. */
  static String dialled(List<String> digits) {
    return BEFORE + "(?:(?:00)?44" + BETWEEN + ")?(?:0" + BETWEEN + ")?" + together(digits) + AFTER;
  }

  private static String together(List<String> parts) {
    return parts.stream().map(Pattern::quote).reduce((a, b) -> a + BETWEEN + b).orElse("(?!)");
  }

  /** A pattern of these, in whichever case. */
  static Pattern anyCase(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
