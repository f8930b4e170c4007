package onestory.councils;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
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
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Reads YAML files of one kind, each only when it keeps to the JSON Schema of its kind. */
final class CheckedYaml<T> {

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .build();

  /** Finds what a schema can't say. */
  interface FurtherCheck {

    List<SettingFault> in(JsonNode content, String text, ObjectMapper mapper)
        throws JsonProcessingException;
  }

  private final Class<T> type;
  private final JsonSchema schema;
  private final FurtherCheck further;
  private final JsonNodeReader reader =
      JsonNodeReader.builder().yamlMapper(YAML).locationAware().build();

  private CheckedYaml(Class<T> type, JsonSchema schema, FurtherCheck further) {
    this.type = type;
    this.schema = schema;
    this.further = further;
  }

  /**
   * @param schema its name below {@code onestory/configuration}
   */
  static <T> CheckedYaml<T> of(Class<T> type, String schema) {
    return of(type, schema, UnaryOperator.identity());
  }

  /**
   * @param part what of the schema counts
   */
  static <T> CheckedYaml<T> of(Class<T> type, String schema, UnaryOperator<String> part) {
    var file = new ClassPathResource("onestory/configuration/" + schema);
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    try {
      return new CheckedYaml<>(
          type,
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(part.apply(file.getContentAsString(StandardCharsets.UTF_8)), config),
          (content, text, mapper) -> List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, with a further check of what keeps to the schema. */
  CheckedYaml<T> with(FurtherCheck check) {
    return new CheckedYaml<>(type, schema, check);
  }

  /**
   * @throws IllegalArgumentException with file, line, what is wrong and what to do, for everything
   *     that is wrong with the file
   */
  T read(Resource file) {
    try {
      return read(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name by which the text is called in what is said of it
   */
  T read(String name, String text) {
    try {
      var content = parsed(name, text);
      var faults = schema.validate(content);
      if (!faults.isEmpty()) {
        throw new FaultySettings(
            name, faults.stream().map(fault -> SettingFault.of(fault, text)).distinct().toList());
      }
      var others = further.in(content, text, YAML);
      if (!others.isEmpty()) {
        throw new FaultySettings(name, others);
      }
      return YAML.treeToValue(content, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(name + " cannot be used: " + e.getOriginalMessage(), e);
    }
  }

  private JsonNode parsed(String name, String text) {
    try {
      // for the place of what is not YAML at all, which the schema's reader does not tell
      if (!YAML.readTree(text).isObject()) {
        throw new FaultySettings(name, List.of(SettingFault.NO_SETTINGS));
      }
      return reader.readTree(text, InputFormat.YAML);
    } catch (JsonProcessingException e) {
      throw new FaultySettings(name, List.of(SettingFault.of(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
