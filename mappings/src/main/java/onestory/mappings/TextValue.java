package onestory.mappings;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in a partner's XML that the logical model types as base64Binary, as a FHIR Attachment needs
 * it. FHIRPath's encode() could do it in the map, but HAPI's uses the machine's charset.
 */
final class TextValue {

  private static final String BASE64 = "base64Binary";

  private TextValue() {}

  static String toModel(String text, String type) {
    return BASE64.equals(type)
        ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        : text;
  }

  static String toWire(String value, String type) {
    return BASE64.equals(type)
        ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)
        : value;
  }
}
