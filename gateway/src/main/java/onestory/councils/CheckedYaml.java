package onestory.councils;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.serialization.JsonNodeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Reads YAML files of one kind, each only when it keeps to the JSON Schema of its kind. */
final class CheckedYaml<T> {

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .build();

  private final Class<T> type;
  private final JsonSchema schema;
  private final JsonNodeReader reader =
      JsonNodeReader.builder().yamlMapper(YAML).locationAware().build();

  private CheckedYaml(Class<T> type, JsonSchema schema) {
    this.type = type;
    this.schema = schema;
  }

  /**
   * @param schema its name below {@code onestory/configuration}
   */
  static <T> CheckedYaml<T> of(Class<T> type, String schema) {
    var file = new ClassPathResource("onestory/configuration/" + schema);
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    try {
      return new CheckedYaml<>(
          type,
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(file.getContentAsString(StandardCharsets.UTF_8), config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException with file, line, what is wrong and what to do, for everything
   *     that is wrong with the file
   */
  T read(Resource file) {
    try {
      var text = file.getContentAsString(StandardCharsets.UTF_8);
      var content = parsed(file, text);
      var faults = schema.validate(content);
      if (!faults.isEmpty()) {
        throw new IllegalArgumentException(
            faults.stream()
                .map(fault -> SettingFault.of(fault, text).in(file.getFilename()))
                .distinct()
                .collect(Collectors.joining("\n")));
      }
      return YAML.treeToValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file.getFilename() + " cannot be used: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode parsed(Resource file, String text) throws IOException {
    try {
      // for the place of what is not YAML at all, which the schema's reader does not tell
      YAML.readTree(text);
      return reader.readTree(text, InputFormat.YAML);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s, line %d: not YAML (%s). Mend its form; indentation counts."
              .formatted(
                  file.getFilename(), e.getLocation().getLineNr(), e.getOriginalMessage().strip()),
          e);
    }
  }
}
