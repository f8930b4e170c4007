package onestory.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** JSON as the record keeps it: decimals keep every digit, as FHIR asks. */
@Component
final class Json {

  private final JsonMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  JsonNode tree(byte[] bytes) throws IOException {
    return mapper.readTree(bytes);
  }

  ObjectNode object(String text) {
    try {
      return (ObjectNode) mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The record holds JSON that cannot be read.", e);
    }
  }

  String text(JsonNode node) {
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree can always be written
    }
  }

  <T> T read(String text, Class<T> type) {
    try {
      return mapper.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was kept of an act cannot be read.", e);
    }
  }

  String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of ids can always be written
    }
  }
}
