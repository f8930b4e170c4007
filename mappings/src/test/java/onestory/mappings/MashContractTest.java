package onestory.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** MASH's JSON Schemas say what the maps read, and the examples keep them. */
final class MashContractTest {

  private static final List<String> MAPS = List.of("mash-contact", "mash-outcome", "mash-override");

  private final ObjectMapper json = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> theLogicalModelHasTheSameElementsAsOften() {
    return MAPS.stream().map(map -> DynamicTest.dynamicTest(map, () -> agrees(map)));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleKeepsItsSchema() {
    return Example.incoming().stream()
        .filter(example -> MAPS.contains(example.map()))
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> keeps(example)));
  }

  @Test
  void ofAMemberOfThePublicThereIsNoPlaceForAName() {
    var source = schema("mash-contact").at("/properties/source/oneOf/1");

    assertThat(source.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(source.path("properties").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("public");
  }

  private void keeps(Example example) throws IOException {
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema(example.map()))
                .validate(json.readTree(example.source())))
        .isEmpty();
  }

  private void agrees(String map) {
    var model = new PartnerModel(map);
    Map<String, String> inSchema = new TreeMap<>();
    unfold(schema(map), schema(map), model.root(), inSchema);
    assertThat(
            model.elements().stream()
                .collect(
                    Collectors.toMap(
                        PartnerModel.Element::path,
                        element -> element.min() + ".." + element.max())))
        .isEqualTo(inSchema);
  }

  /** What stands in one of several shapes only may be absent. */
  private static void unfold(
      JsonNode root, JsonNode object, String path, Map<String, String> found) {
    var shapes =
        object.has("oneOf")
            ? object.path("oneOf")
            : new ObjectMapper().createArrayNode().add(object);
    for (var shape : shapes) {
      for (var property : shape.path("properties").properties()) {
        String name = property.getKey();
        var value = resolved(root, property.getValue());
        boolean list = value.path("type").asText().equals("array");
        boolean always =
            Stream.iterate(0, i -> i < shapes.size(), i -> i + 1)
                .allMatch(i -> requires(shapes.get(i), name));
        found.put(path + "." + name, (always ? 1 : 0) + (list ? "..*" : "..1"));
        unfold(root, list ? resolved(root, value.path("items")) : value, path + "." + name, found);
      }
    }
  }

  private static boolean requires(JsonNode shape, String name) {
    for (var required : shape.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode resolved(JsonNode root, JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  private JsonNode schema(String name) {
    String path = "/onestory/contracts/" + name + ".schema.json";
    try (InputStream in = MashContractTest.class.getResourceAsStream(path)) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
