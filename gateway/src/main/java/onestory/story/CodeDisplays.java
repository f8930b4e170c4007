package onestory.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.Coding;

/** What our own codes mean, in the words of the implementation guide. */
final class CodeDisplays {

  private final Map<String, String> displays = new HashMap<>();

  CodeDisplays(Definitions definitions) {
    var json = new ObjectMapper();
    for (var definition : definitions.ofKind("code-systems")) {
      try {
        var system = json.readTree(definition.json());
        concepts(system.path("url").asText(), system);
      } catch (IOException e) {
        throw new UncheckedIOException(definition.name(), e);
      }
    }
  }

  Optional<String> of(Coding coding) {
    return Optional.ofNullable(displays.get(coding.getSystem() + "|" + coding.getCode()));
  }

  private void concepts(String system, JsonNode parent) {
    for (var concept : parent.path("concept")) {
      if (concept.has("display")) {
        displays.put(
            system + "|" + concept.path("code").asText(), concept.path("display").asText());
      }
      concepts(system, concept);
    }
  }
}
