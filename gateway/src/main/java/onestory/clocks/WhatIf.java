package onestory.clocks;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import onestory.record.FamilyKeys;
import onestory.record.Outline;
import onestory.record.Outlines;
import onestory.timescales.Timescale;
import org.springframework.stereotype.Component;

/** Which running clocks would be others under other rules. Writes nothing. */
@Component
public final class WhatIf {

  private final CouncilsClocks councils;
  private final Outlines outlines;
  private final FamilyKeys keys;
  private final ClockProperties properties;
  private final Clock clock;

  WhatIf(
      CouncilsClocks councils,
      Outlines outlines,
      FamilyKeys keys,
      ClockProperties properties,
      Clock clock) {
    this.councils = councils;
    this.outlines = outlines;
    this.keys = keys;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * A clock that would be another.
   *
   * @param family as its council's case system calls it
   * @param rule the rule's id
   * @param from what it is now; null: there is none
   * @param to what it would be; null: there would be none
   */
  public record Changed(String family, String rule, Stand from, Stand to) {}

  /**
   * Where a clock stands.
   *
   * @param due as a FHIR dateTime; null: none
   */
  public record Stand(String due, String state) {}

  /**
   * Shows each clock that would be another if these rules stood in place of those of the same ids.
   */
  public void each(String council, List<Timescale> rules, Consumer<Changed> see) {
    var now = councils.of(council).orElseThrow();
    var then = now.with(replaced(now, rules));
    outlines.each(council, properties.atOnce(), family -> compare(family, now, then, see));
  }

  private void compare(
      Outline family, CouncilClocks now, CouncilClocks then, Consumer<Changed> see) {
    var at = clock.instant();
    var standing = running(Run.of(family, now, at));
    var would = running(Run.of(family, then, at));
    var all = new TreeSet<>(standing.keySet());
    all.addAll(would.keySet());
    for (var one : all) {
      var from = standing.get(one);
      var to = would.get(one);
      if (from == null || !from.stand().equals(to == null ? null : to.stand())) {
        var rule = (from == null ? to : from).rule();
        see.accept(
            new Changed(
                keys.of(family.family()).orElse(""),
                rule,
                from == null ? null : from.stand(),
                to == null ? null : to.stand()));
      }
    }
  }

  private record Running(String rule, Stand stand) {}

  private static Map<String, Running> running(Run run) {
    return run.clocks().stream()
        .filter(one -> one.state().runs())
        .collect(
            Collectors.toMap(
                onestory.timescales.Clock::key,
                one ->
                    new Running(
                        one.rule(), new Stand(one.due().orElse(null), one.state().code()))));
  }

  private static List<Timescale> replaced(CouncilClocks now, List<Timescale> rules) {
    var all = new LinkedHashMap<>(now.rules());
    rules.forEach(rule -> all.put(rule.id(), rule));
    return List.copyOf(all.values());
  }
}
