package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON object that everybody after us reads the same way: strict UTF-8, no name twice, no
 * character that a database or FHIR can't hold, nothing after the end, and limits on depth and
 * length.
 */
final class StrictJson {

  private static final int DEPTH = 32;
  private static final int LONGEST_TEXT = 100_000;
  private static final String REMEDY = "Send one JSON object as RFC 8259 has it, in UTF-8.";

  private final ObjectMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(200)
                          .maxNumberLength(30)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * @throws onestory.problem.ProblemFound refused, with the place
   */
  JsonNode read(byte[] body) {
    JsonNode message = parsed(text(body));
    if (message == null || !message.isObject()) {
      throw refused("json", "", "This is not one JSON object.", REMEDY);
    }
    Characters.check(message);
    return message;
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw refused("utf-8", "", "This is not UTF-8.", REMEDY);
    }
  }

  private JsonNode parsed(String text) {
    try (JsonParser parser = json.createParser(text)) {
      try {
        return json.readTree(parser);
      } catch (StreamConstraintsException e) {
        throw refused(
            "limit",
            at(parser),
            "The message is nested too deep, or a text in it is too long.",
            "Send at most %d levels, and %d characters in one text."
                .formatted(DEPTH, LONGEST_TEXT));
      } catch (JsonProcessingException e) {
        if (e.getOriginalMessage().startsWith("Duplicate field")) {
          throw refused(
              "duplicate-key", at(parser), "A name stands twice in one object.", "Send it once.");
        }
        throw refused("json", at(parser), "This is not JSON.", REMEDY);
      }
    } catch (java.io.IOException e) {
      throw refused("json", "", "This is not JSON.", REMEDY);
    }
  }

  /** Names come from the sender, so they are shown only when they look like names. */
  private static String at(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.matches("[A-Za-z0-9/_-]{0,200}") ? pointer : "";
  }
}
