package onestory.mappings;

import com.google.gson.stream.JsonToken;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** How a value of a FHIR primitive type stands in a partner's JSON. */
final class JsonShapes {

  private JsonShapes() {}

  /** The kind of JSON value. */
  static JsonToken token(String type) {
    return switch (type) {
      case "boolean" -> JsonToken.BOOLEAN;
      case "integer", "positiveInt", "unsignedInt", "decimal" -> JsonToken.NUMBER;
      default -> JsonToken.STRING;
    };
  }

  /** Whether the value is one of that type, e.g. a day that there is. */
  static boolean fits(String type, String text) {
    try {
      return switch (type) {
        case "integer" -> text.matches("-?[0-9]{1,9}");
        case "positiveInt" -> text.matches("[1-9][0-9]{0,8}");
        case "unsignedInt" -> text.matches("[0-9]{1,9}");
        case "date" -> LocalDate.parse(text).getYear() > 0;
        case "instant" -> OffsetDateTime.parse(text).getYear() > 0;
        default -> true;
      };
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** What is wanted there, in words. */
  static String words(String type) {
    return switch (type) {
      case "boolean" -> "true or false";
      case "integer", "positiveInt", "unsignedInt" -> "a whole number";
      case "decimal" -> "a number";
      case "date" -> "a day such as 2026-03-20";
      case "instant" -> "a date and time such as 2026-03-20T09:00:00Z";
      default -> "text";
    };
  }
}
