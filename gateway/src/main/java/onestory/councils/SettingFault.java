package onestory.councils;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.utils.JsonNodes;
import java.util.ArrayList;
import java.util.List;

/** One thing that is wrong with a council's or a partner's file, with its place and a remedy. */
public record SettingFault(int line, String says, String remedy) {

  static final SettingFault NO_SETTINGS =
      new SettingFault(
          1,
          "no settings stand here",
          "Write them as name: value (docs/configuration.md), or take the file out.");

  static SettingFault of(ValidationMessage fault, String text) {
    var where = fault.getInstanceLocation().toString();
    var name = where.length() <= 1 ? "the file" : where.substring(1).replace('/', '.');
    int line = line(fault.getInstanceNode());
    return switch (fault.getType()) {
      case "additionalProperties" ->
          new SettingFault(
              lineOf(fault.getProperty(), line, text),
              fault.getProperty() + " is not a setting of " + name,
              "Take it out, or mend its name: docs/configuration.md lists the settings.");
      case "propertyNames" ->
          new SettingFault(
              line, fault.getMessage(), "Use small letters and hyphens for what is named there.");
      case "required" ->
          new SettingFault(line, name + " lacks " + fault.getProperty(), "Add that setting.");
      case "enum", "const" ->
          new SettingFault(
              line,
              "%s is %s".formatted(name, fault.getInstanceNode()),
              "Write one of " + String.join(", ", allowed(fault.getSchemaNode())) + ".");
      default ->
          new SettingFault(
              line,
              "%s does not fit: it%s".formatted(name, afterPath(fault.getMessage())),
              "docs/configuration.md says what it may be.");
    };
  }

  /** What is not YAML at all, or says one thing twice. */
  static SettingFault of(JsonProcessingException e) {
    var says = e.getOriginalMessage().strip();
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return says.startsWith("Duplicate field")
        ? new SettingFault(
            line,
            says.substring("Duplicate field ".length()) + " stands there already",
            "Take one of them out, or give it another name.")
        : new SettingFault(line, "not YAML (" + says + ")", "Mend its form; indentation counts.");
  }

  String in(String file) {
    return "%s, line %d: %s. %s".formatted(file, line, says, remedy);
  }

  private static List<String> allowed(JsonNode values) {
    var allowed = new ArrayList<String>();
    if (values.isArray()) {
      values.forEach(value -> allowed.add(value.asText()));
    } else {
      allowed.add(values.asText());
    }
    return allowed;
  }

  private static String afterPath(String message) {
    return message.substring(message.indexOf(':') + 1);
  }

  static int line(JsonNode node) {
    var at = JsonNodes.tokenLocationOf(node);
    return at == null ? 1 : at.getLineNr();
  }

  // a setting's value may begin on the line below its name
  static int lineOf(String name, int from, String text) {
    var lines = text.lines().toList();
    for (int n = from - 1; n < lines.size(); n++) {
      if (lines.get(n).strip().startsWith(name + ":")) {
        return n + 1;
      }
    }
    return from;
  }
}
