package onestory.front;

/**
 * Knows the characters that can't be kept: NUL (PostgreSQL has no place for it), other control
 * characters (FHIR R4, datatype string), half a surrogate pair and what is no character (Unicode
 * 23.7). A JSON escape hides them from a check of the bytes. Everything else stays as it was
 * written, from right to left too.
 */
public final class Characters {

  private static final int LAST_PLANE_MASK = 0xFFFE;

  private Characters() {}

  /** Whether each of the text's can be kept. */
  public static boolean areKeepable(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (isUnkeepable(text.codePointAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnkeepable(int point) {
    boolean control = point < ' ' && point != '\n' && point != '\r' && point != '\t';
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean noCharacter =
        (point & LAST_PLANE_MASK) == LAST_PLANE_MASK || point >= 0xFDD0 && point <= 0xFDEF;
    return control || half || noCharacter;
  }
}
