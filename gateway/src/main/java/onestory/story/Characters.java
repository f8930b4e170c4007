package onestory.story;

/** Which characters XML, and so a narrative, can hold (XML 1.0, 2.2). */
final class Characters {

  private static final int REPLACEMENT = 0xFFFD;

  private Characters() {}

  /** The text, with a mark in the place of what XML cannot hold; all other characters stay. */
  static String legal(String text) {
    return text.codePoints()
        .map(character -> isLegal(character) ? character : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isLegal(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || character >= 0x20 && character <= 0xD7FF
        || character >= 0xE000 && character <= 0xFFFD
        || character >= 0x10000;
  }
}
