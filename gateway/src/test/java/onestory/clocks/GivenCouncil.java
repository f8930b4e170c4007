package onestory.clocks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onestory.councils.OrganisationIdentifier;
import onestory.councils.Panel;
import onestory.timescales.Timescale;
import onestory.timescales.WorkingDays;

/** A council's rules in a few words, where every day but the weekend is a working day. */
final class GivenCouncil {

  static final Map<String, Panel> PANELS =
      Map.of(
          "masg", new Panel(LocalDateTime.parse("2026-01-08T14:00"), new Panel.Every(2), Set.of()));

  private GivenCouncil() {}

  static CouncilClocks with(String rules) {
    return with(rules, "pb-1");
  }

  static CouncilClocks with(String rules, String version) {
    return new CouncilClocks(
        "peterborough",
        version,
        rules(rules),
        new WorkingDays(Set.of(), "plain"),
        new OrganisationIdentifier("https://onestory.example/fhir/Id/dfe-la-code", "874"),
        Optional.empty(),
        PANELS,
        Duration.ofDays(7));
  }

  private static Map<String, Timescale> rules(String yaml) {
    try {
      var rules = new LinkedHashMap<String, Timescale>();
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .build()
          .readValue(yaml, new TypeReference<LinkedHashMap<String, Timescale>>() {})
          .forEach((id, rule) -> rules.put(id, rule.called(id)));
      return rules;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
