package onestory.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onestory.profiles.Definitions;

/**
 * What the councils' forms ask, by form and answer number, and in which part of a story the answer
 * belongs, where the form says so.
 */
final class QuestionTexts {

  /** What no form of ours asks. */
  static final Question UNKNOWN = new Question("", Part.WORRIES.code());

  /** A question of a form, and the part of a story that its answer belongs to. */
  record Question(String text, String part) {

    /** The question, to stand before its answer; nothing when it is not known. */
    String before() {
      if (text.isEmpty()) {
        return "";
      }
      return text.endsWith("?") || text.endsWith(":") ? text + " " : text + ": ";
    }
  }

  private final Map<String, Question> questions = new HashMap<>();

  QuestionTexts(Definitions definitions) {
    var json = new ObjectMapper();
    for (var definition : definitions.ofKind("questionnaires")) {
      try {
        var form = json.readTree(definition.json());
        items(form.path("url").asText(), form);
      } catch (IOException e) {
        throw new UncheckedIOException(definition.name(), e);
      }
    }
  }

  Optional<Question> of(String questionnaire, String linkId) {
    return Optional.ofNullable(questions.get(questionnaire + "#" + linkId));
  }

  private void items(String form, JsonNode parent) {
    for (var item : parent.path("item")) {
      questions.put(
          form + "#" + item.path("linkId").asText(),
          new Question(item.path("text").asText(""), part(item)));
      items(form, item);
    }
  }

  private static String part(JsonNode item) {
    for (var code : item.path("code")) {
      if (code.path("system").asText().endsWith("/CodeSystem/story-section")) {
        return code.path("code").asText();
      }
    }
    return UNKNOWN.part();
  }
}
