package onestory.councils;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md says what the schemas say; {@code -Donestory.accept=true} writes it anew.
 */
class ConfigurationDocsTest {

  /** What each gate may have is said once, of all gates. */
  private static final Set<String> EVERY_GATE = Set.of("as", "kinds");

  private static final Path DOCS = Path.of("..", "docs", "configuration.md");

  @Test
  void theDocumentSaysWhatTheSchemasSay() throws IOException {
    var text =
        "# Councils, partners and clients\n\n"
            + "Written from the JSON Schemas that the files are checked against at the start.\n"
            + section("council")
            + section("partner")
            + section("client");
    if (Boolean.getBoolean("onestory.accept")) {
      Files.writeString(DOCS, text);
    }
    assertThat(DOCS).hasContent(text);
  }

  private static String section(String name) throws IOException {
    var schema =
        new ObjectMapper()
            .readTree(
                Path.of("src/main/resources/onestory/configuration/" + name + ".schema.json")
                    .toFile());
    var lines = new ArrayList<String>();
    lines.add("\n## " + schema.path("title").asText() + "\n");
    lines.add(schema.path("description").asText() + "\n");
    lines.add("| setting | may be | needed | means |");
    lines.add("|---|---|---|---|");
    settings("", schema, lines);
    return String.join("\n", lines) + "\n";
  }

  private static void settings(String prefix, JsonNode schema, List<String> lines) {
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(
            each ->
                row(
                    prefix + each.getKey(),
                    each.getValue(),
                    required.contains(each.getKey()),
                    lines));
  }

  private static void row(String name, JsonNode setting, boolean needed, List<String> lines) {
    lines.add(
        "| `%s` | %s | %s | %s |"
            .formatted(
                name, values(setting), needed ? "yes" : "", setting.path("description").asText()));
    settings(name + ".", setting, lines);
    setting.path("oneOf").forEach(one -> parameters(name, one, lines));
    settings(name + "[].", setting.path("items"), lines);
    if (setting.path("additionalProperties").isObject()) {
      settings(name + ".<name>.", setting.path("additionalProperties"), lines);
    }
  }

  private static void parameters(String name, JsonNode one, List<String> lines) {
    one.path("properties")
        .properties()
        .forEach(
            each -> {
              if (!EVERY_GATE.contains(each.getKey())) {
                row(name + "." + each.getKey(), each.getValue(), false, lines);
              }
            });
  }

  private static String values(JsonNode setting) {
    if (setting.has("enum")) {
      return listed(setting.path("enum"));
    }
    if (setting.has("const")) {
      return "`" + setting.path("const").asText() + "`";
    }
    if (setting.has("oneOf")) {
      var ways = new ArrayList<String>();
      setting.path("oneOf").forEach(one -> ways.add(values(one)));
      return String.join(", or ", ways);
    }
    return switch (setting.path("type").asText()) {
      case "array" -> "list of " + values(setting.path("items"));
      case "object" -> "settings";
      case "integer" -> "number";
      case "boolean" -> "`true` or `false`";
      default -> setting.path("format").asText().equals("uri") ? "URI" : "text";
    };
  }

  private static String listed(JsonNode values) {
    var listed = new ArrayList<String>();
    values.forEach(value -> listed.add("`" + value.asText() + "`"));
    return String.join(", ", listed);
  }
}
