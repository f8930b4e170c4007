package onestory.identity;

import java.util.Optional;

/**
 * An NHS number whose check digit holds: ten digits, modulus 11 (NHS Data Dictionary, NHS NUMBER).
 *
 * @param value the ten digits, without spaces
 */
public record NhsNumber(String value) {

  /** The identifier system of NHS numbers. */
  public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

  private static final int DIGITS = 10;

  /**
   * @throws IllegalArgumentException when the value is not ten digits with a right check digit
   */
  public NhsNumber {
    if (!holds(value)) {
      throw new IllegalArgumentException("not an NHS number with a right check digit");
    }
  }

  /**
   * The NHS number in this text, or nothing when it is not exactly ten digits with a right check
   * digit.
   */
  public static Optional<NhsNumber> parse(String text) {
    return holds(text) ? Optional.of(new NhsNumber(text)) : Optional.empty();
  }

  private static boolean holds(String text) {
    if (text == null
        || text.length() != DIGITS
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      sum += (text.charAt(i) - '0') * (DIGITS - i);
    }
    // a remainder of 0 gives 11, written as 0; a remainder of 1 gives 10, which no digit can be
    int check = (11 - sum % 11) % 11;
    return check == text.charAt(DIGITS - 1) - '0';
  }
}
