package onestory.front;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;

/**
 * Looks at a JSON body token by token, and builds nothing: one object that everybody after us reads
 * the same way, and that costs nobody more than its length says (TRUST 2, 7.45).
 */
public final class JsonPass {

  private static final String REMEDY = "Send one JSON object as RFC 8259 has it, in UTF-8.";

  private final JsonLimits limits;
  private final JsonFactory json;

  public JsonPass(JsonLimits limits) {
    this.limits = limits;
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxStringLength(limits.text())
                    .maxNameLength(limits.name())
                    .maxNumberLength(limits.number())
                    .maxTokenCount(limits.tokens())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // a stranger's names fill no table that outlives the request
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
  }

  /**
   * The text of a body that keeps all of it.
   *
   * @throws ProblemFound refused, with the place
   */
  public String check(byte[] body) {
    String text = text(body);
    try (JsonParser parser = json.createParser(text)) {
      walk(parser);
    } catch (IOException e) {
      throw refused("json", "", "This is not JSON.", REMEDY);
    }
    return text;
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (text.startsWith("\uFEFF")) {
        throw refused("bom", "", "A byte order mark stands before the message.", REMEDY);
      }
      return text;
    } catch (CharacterCodingException notUtf8) {
      throw refused("utf-8", "", "This is not UTF-8.", REMEDY);
    }
  }

  private void walk(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw refused("json", "", "This is not one JSON object.", REMEDY);
      }
      while (!parser.getParsingContext().inRoot()) {
        look(parser.nextToken(), parser);
      }
      if (parser.nextToken() != null) {
        throw refused("json", "", "Something follows after the object.", REMEDY);
      }
    } catch (StreamConstraintsException e) {
      throw tooMuch(parser);
    } catch (JsonProcessingException e) {
      if (e.getOriginalMessage().startsWith("Duplicate field")) {
        throw refused(
            "duplicate-key", at(parser), "A name stands twice in one object.", "Send it once.");
      }
      throw refused("json", at(parser), "This is not JSON.", REMEDY);
    }
  }

  private void look(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case FIELD_NAME -> keepable(parser.currentName(), parser);
      case VALUE_STRING -> text(parser);
      case VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_NUMBER_INT -> parser.getText(); // lazily read: its length is looked at here
      default -> {}
    }
  }

  private void text(JsonParser parser) throws IOException {
    keepable(parser.getText(), parser);
    // a narrative is read as XML, by a reader that goes down as deep as it is nested
    if ("div".equals(parser.currentName()) && Markup.depth(parser.getText()) > limits.depth()) {
      throw tooMuch(parser);
    }
  }

  private void number(JsonParser parser) throws IOException {
    if (Exponent.of(parser.getText()) > limits.exponent()) {
      throw refused(
          "number",
          at(parser),
          "This number is larger, or closer to nothing, than any that is told here.",
          "Send no exponent beyond %d.".formatted(limits.exponent()));
    }
  }

  private static void keepable(String text, JsonParser parser) {
    if (!Characters.areKeepable(text)) {
      throw refused(
          "character",
          at(parser),
          "A control character, or half of a character, is in this text.",
          "Take it out; line breaks and tabs may stay.");
    }
  }

  private ProblemFound tooMuch(JsonParser parser) {
    return refused(
        "limit",
        at(parser),
        "The message is nested too deep, has too many parts, or a text or number in it is too long.",
        "Send at most %d levels, %d tokens, %d characters in one text and %d digits in one number."
            .formatted(limits.depth(), limits.tokens(), limits.text(), limits.number()));
  }

  /** Names come from the sender, so they are shown only when they look like names. */
  private static String at(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.matches("[A-Za-z0-9/_-]{0,200}") ? pointer : "";
  }

  private static ProblemFound refused(String rule, String at, String says, String remedy) {
    return new ProblemFound(Treatment.REFUSE, new Problem(rule, at, says, remedy));
  }
}
