package onestory.front;

/** Of a number as JSON writes it, without working it out: that could take a minute. */
final class Exponent {

  private static final int DIGITS = 6;

  private Exponent() {}

  /** Its size, either way; zero where there is none. */
  static int of(String number) {
    int e = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (e < 0) {
      return 0;
    }
    String digits = number.substring(e + 1).replaceFirst("^[+-]?0*", "");
    return digits.length() > DIGITS
        ? Integer.MAX_VALUE
        : Integer.parseInt(digits.isEmpty() ? "0" : digits);
  }
}
