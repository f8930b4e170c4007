package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The online forms' JSON Schemas say what the maps read, and the examples keep them. */
final class OnlineFormContractTest {

  private static final String BASE = "https://onestory.example/contracts/";
  private static final Map<String, String> FORMS =
      Map.of(
          "nl-assessment", "nl-assessment-2022-11",
          "nl-review-plan", "nl-review-plan-2022-11",
          "nl-closure-summary", "nl-closure-summary-2022-11",
          "nl-plan-sent", "nl-plan-sent-2022-11");

  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012,
          builder ->
              builder.schemaMappers(
                  mappers -> mappers.mapPrefix(BASE, "classpath:onestory/contracts/")));

  @TestFactory
  Stream<DynamicTest> theLogicalModelHasTheSameElementsAsOften() {
    return FORMS.keySet().stream().map(map -> DynamicTest.dynamicTest(map, () -> agrees(map)));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleKeepsItsSchema() {
    return Example.incoming().stream()
        .filter(example -> FORMS.containsKey(example.map()))
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> keeps(example)));
  }

  private void keeps(Example example) throws IOException {
    String schema = BASE + FORMS.get(example.map()) + ".schema.json";
    assertThat(
            schemas.getSchema(SchemaLocation.of(schema)).validate(json.readTree(example.source())))
        .isEmpty();
  }

  private void agrees(String map) {
    PartnerModel model = new PartnerModel(map);
    List<String> inSchema = new ArrayList<>();
    unfold(schema(FORMS.get(map) + ".schema.json"), model.root(), inSchema);
    assertThat(model.elements())
        .extracting(element -> element.path() + " " + element.min() + ".." + element.max())
        .isEqualTo(inSchema);
  }

  private void unfold(JsonNode object, String path, List<String> found) {
    List<String> needed = new ArrayList<>();
    object.path("required").forEach(name -> needed.add(name.asText()));
    for (var property : object.path("properties").properties()) {
      JsonNode value = resolved(property.getValue());
      boolean list = value.path("type").asText().equals("array");
      int min = list ? value.path("minItems").asInt(0) : needed.contains(property.getKey()) ? 1 : 0;
      String here = path + "." + property.getKey();
      found.add(here + " " + min + ".." + (list ? value.path("maxItems").asText() : "1"));
      unfold(list ? resolved(value.path("items")) : value, here, found);
    }
  }

  /** What a {@code $ref} refers to; of an {@code allOf} its first part, which the rest narrows. */
  private JsonNode resolved(JsonNode schema) {
    JsonNode node = schema.has("allOf") && !schema.has("type") ? schema.at("/allOf/0") : schema;
    if (!node.has("$ref")) {
      return node;
    }
    String[] reference = node.get("$ref").asText().split("#", 2);
    String file = reference[0].isEmpty() ? "nl-parts-2022-11.schema.json" : reference[0];
    return resolved(schema(file).at(reference[1]));
  }

  private JsonNode schema(String file) {
    String path = "/onestory/contracts/" + file;
    try (InputStream in = OnlineFormContractTest.class.getResourceAsStream(path)) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
