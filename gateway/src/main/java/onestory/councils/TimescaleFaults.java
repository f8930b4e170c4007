package onestory.councils;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onestory.timescales.RuleCheck;
import onestory.timescales.Timescale;

/** Finds the timescales of a file that keep to the schema and yet can't be kept. */
final class TimescaleFaults implements CheckedYaml.FurtherCheck {

  @Override
  public List<SettingFault> in(JsonNode content, String text, ObjectMapper mapper)
      throws JsonProcessingException {
    Stream<SettingFault> faults = Stream.empty();
    for (Map.Entry<String, JsonNode> one : content.path("timescales").properties()) {
      var rule = mapper.treeToValue(one.getValue(), Timescale.class).called(one.getKey());
      faults = Stream.concat(faults, of(rule, one.getValue(), text));
    }
    return faults.toList();
  }

  private static Stream<SettingFault> of(Timescale rule, JsonNode written, String text) {
    return RuleCheck.of(rule).stream()
        .map(
            fault ->
                new SettingFault(
                    SettingFault.lineOf(fault.setting(), SettingFault.line(written), text),
                    "timescales.%s %s".formatted(rule.id(), fault.says()),
                    fault.remedy()));
  }
}
