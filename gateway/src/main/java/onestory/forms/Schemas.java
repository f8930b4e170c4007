package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contracts' JSON Schemas (2020-12), read once. */
final class Schemas {

  private static final String BASE = "https://onestory.example/contracts/";

  /** Says only that one of several does not fit; the others say what. */
  private static final Set<String> VAGUE = Set.of("allOf", "anyOf", "oneOf", "not", "minContains");

  private final Map<String, JsonSchema> byName;

  /**
   * @param names of schemas; each is {@code onestory/contracts/NAME.schema.json} on the classpath
   */
  Schemas(Collection<String> names) {
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            // never the network, whatever a schema refers to
            builder ->
                builder.schemaMappers(
                    mappers -> mappers.mapPrefix(BASE, "classpath:onestory/contracts/")));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .build();
    byName =
        names.stream()
            .distinct()
            .collect(Collectors.toMap(Function.identity(), name -> schema(factory, config, name)));
  }

  private static JsonSchema schema(
      JsonSchemaFactory factory, SchemaValidatorsConfig config, String name) {
    JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + name + ".schema.json"), config);
    schema.initializeValidators();
    return schema;
  }

  /**
   * @throws onestory.problem.ProblemFound refused, with the first thing that is wrong
   */
  void check(String name, JsonNode message) {
    byName.get(name).validate(message).stream()
        .min(
            Comparator.comparing((ValidationMessage found) -> VAGUE.contains(found.getType()))
                .thenComparing(found -> found.getInstanceLocation().toString()))
        .ifPresent(
            found -> {
              throw refused(
                  "schema:" + found.getType(),
                  place(found),
                  says(found.getType()),
                  "Send what %s.schema.json describes at this place.".formatted(name));
            });
  }

  /** Of something missing or unknown the place is its own, not its owner's. */
  private static String place(ValidationMessage found) {
    String at = found.getInstanceLocation().toString();
    String property = found.getProperty();
    return property != null && property.matches("[A-Za-z0-9_-]{1,64}") ? at + "/" + property : at;
  }

  private static String says(String keyword) {
    return switch (keyword) {
      case "required" -> "Something that is needed is missing here.";
      case "additionalProperties", "unevaluatedProperties" -> "The contract does not have this.";
      case "type" -> "The value is not of the type that is asked for.";
      case "format", "pattern" -> "The value does not have the form that is asked for.";
      case "enum", "const" -> "The value is none of those that are allowed.";
      case "minLength", "minItems", "minimum" -> "There is too little here.";
      case "maxLength", "maxItems", "maximum" -> "There is too much here.";
      case "uniqueItems" -> "The same stands here twice.";
      case "contains", "minContains" -> "Not all that is needed is in this list.";
      case "oneOf", "anyOf", "not" -> "These do not go together, or one of them is missing.";
      default -> "The message breaks the contract here.";
    };
  }
}
