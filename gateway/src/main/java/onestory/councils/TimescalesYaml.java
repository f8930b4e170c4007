package onestory.councils;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import onestory.timescales.Timescale;
import org.springframework.stereotype.Component;

/** Reads the {@code timescales:} of a council alone, as somebody tries out other rules. */
@Component
public final class TimescalesYaml {

  private record Written(@JsonProperty(required = true) Map<String, Timescale> timescales) {}

  private final CheckedYaml<Written> yaml;

  TimescalesYaml() {
    yaml =
        CheckedYaml.of(Written.class, "council.schema.json", TimescalesYaml::alone)
            .with(new TimescaleFaults());
  }

  /**
   * @param text YAML that begins with {@code timescales:}
   * @return the rules, in the order of the text
   * @throws FaultySettings with line, what is wrong and what to do, for everything that is wrong
   */
  public List<Timescale> read(String text) {
    return yaml.read("timescales", text).timescales().entrySet().stream()
        .map(rule -> rule.getValue().called(rule.getKey()))
        .toList();
  }

  // the same schema as for a council's file, with one setting only
  private static String alone(String council) {
    try {
      var schema = (ObjectNode) new ObjectMapper().readTree(council);
      schema.withObject("/properties").retain("timescales");
      schema.putArray("required").add("timescales");
      return schema.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
