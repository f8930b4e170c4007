package onestory.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unique pupil number whose check letter holds (DOMAIN.md 3.b, "UPN – exact rule"). It is a
 * person's number, never a family's key.
 *
 * @param value the thirteen characters
 */
public record Upn(String value) {

  /** The identifier system of unique pupil numbers. */
  public static final String SYSTEM = "https://onestory.example/fhir/Id/upn";

  // no I, O or S: they look like 1, 0 and 5
  private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
  private static final Pattern SHAPE =
      Pattern.compile("[A-HJ-NP-RT-Z][0-9]{11}([0-9]|[A-HJ-NP-RT-Z])");

  /**
   * @throws IllegalArgumentException when the value is not a UPN with a right check letter
   */
  public Upn {
    if (!holds(value)) {
      throw new IllegalArgumentException("not a UPN with a right check letter");
    }
  }

  /** The UPN in this text, or nothing when its shape or check letter is wrong. */
  public static Optional<Upn> parse(String text) {
    return holds(text) ? Optional.of(new Upn(text)) : Optional.empty();
  }

  /**
   * A temporary UPN, ending in a letter: a school's stopgap, which alone says nothing about who the
   * pupil is.
   */
  public boolean isTemporary() {
    return !Character.isDigit(value.charAt(value.length() - 1));
  }

  private static boolean holds(String text) {
    if (text == null || !SHAPE.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i < text.length(); i++) {
      sum += (i + 1) * worth(text.charAt(i));
    }
    return LETTERS.charAt(sum % LETTERS.length()) == text.charAt(0);
  }

  private static int worth(char c) {
    return Character.isDigit(c) ? c - '0' : LETTERS.indexOf(c);
  }
}
