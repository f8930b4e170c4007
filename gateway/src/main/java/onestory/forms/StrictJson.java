package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import onestory.front.JsonLimits;
import onestory.front.JsonPass;

/**
 * Reads one JSON object that everybody after us reads the same way, once {@link JsonPass} has
 * nothing against it. A message here is smaller than what the front takes: its limits are, too.
 */
final class StrictJson {

  private static final JsonLimits LIMITS = new JsonLimits(32, 500_000, 100_000, 200, 30, 30);

  private final JsonPass pass = new JsonPass(LIMITS);
  private final ObjectMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /**
   * @throws onestory.problem.ProblemFound refused, with the place
   */
  JsonNode read(byte[] body) {
    String text = pass.check(body);
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused("json", "", "This is not JSON.", "Send one JSON object as RFC 8259 has it.");
    }
  }
}
