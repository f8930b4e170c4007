package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Finds characters that can't be kept: NUL (PostgreSQL has no place for it), other control
 * characters (FHIR R4, datatype string), half a surrogate pair (not Unicode). A JSON escape hides
 * them from a check of the bytes. Everything else stays as it was written, from right to left too.
 */
final class Characters {

  private Characters() {}

  static void check(JsonNode message) {
    check(message, "");
  }

  private static void check(JsonNode node, String at) {
    if (node.isTextual()) {
      checkText(node.textValue(), at);
    }
    for (var field : node.properties()) {
      checkText(field.getKey(), at);
      check(field.getValue(), at + "/" + field.getKey());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      check(node.get(i), at + "/" + i);
    }
  }

  private static void checkText(String text, String at) {
    if (text.codePoints().anyMatch(Characters::isUnkeepable)) {
      throw refused(
          "character",
          at,
          "A control character, or half of a character, is in this text.",
          "Take it out; line breaks and tabs may stay.");
    }
  }

  private static boolean isUnkeepable(int point) {
    boolean control = point < ' ' && point != '\n' && point != '\r' && point != '\t';
    boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return control || half || point == 0xFFFE || point == 0xFFFF;
  }
}
