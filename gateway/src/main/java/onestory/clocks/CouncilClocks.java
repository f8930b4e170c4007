package onestory.clocks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import onestory.authority.Authority;
import onestory.councils.Council;
import onestory.councils.OrganisationIdentifier;
import onestory.councils.Panel;
import onestory.timescales.Timescale;
import onestory.timescales.Timescales;
import onestory.timescales.WorkingDays;

/**
 * One council's rules, its calendar, and who is who there.
 *
 * @param version of the council's file
 * @param rules by id
 * @param calendar its working days
 * @param council the council's own organisation
 * @param mash the council's MASH, where it has one
 * @param panels by the code of the triage outcome that leads there
 * @param longestOverride after this no safeguarding override counts any more
 */
record CouncilClocks(
    String id,
    String version,
    Map<String, Timescale> rules,
    WorkingDays calendar,
    OrganisationIdentifier council,
    Optional<OrganisationIdentifier> mash,
    Map<String, Panel> panels,
    Duration longestOverride) {

  static CouncilClocks of(Council council, Optional<OrganisationIdentifier> mash) {
    return new CouncilClocks(
        council.id(),
        council.version(),
        byId(council.rules()),
        council.calendar().workingDays(),
        council.organisation(),
        mash,
        council.panels(),
        Duration.ofHours(council.safeguarding().overrideHours()));
  }

  /** The same with other rules. */
  CouncilClocks with(List<Timescale> others) {
    return new CouncilClocks(
        id, version, byId(others), calendar, council, mash, panels, longestOverride);
  }

  List<Timescale> inOrder() {
    return List.copyOf(rules.values());
  }

  /** Changes when the clocks may, or the moments at which what may be shared turns. */
  String fingerprint() {
    return "%s %s %s+%s"
        .formatted(
            version,
            Timescales.fingerprint(inOrder(), calendar),
            Authority.ENGINE,
            longestOverride.toHours());
  }

  /** By its council, the council's file and itself: {@code peterborough/pb-2025-06.1/first-taf}. */
  String ruleName(String rule) {
    return id + "/" + version + "/" + rule;
  }

  Audience audience(Timescale rule, Team team, Set<String> children) {
    return switch (rule.seen()) {
      case LEAD -> new Audience("timescale", team.leads(children), council);
      case COUNCIL -> new Audience("agreement", Optional.empty(), council);
      case MASH -> new Audience("mash", Optional.empty(), mash.orElse(council));
    };
  }

  private static Map<String, Timescale> byId(List<Timescale> rules) {
    return rules.stream()
        .collect(
            Collectors.toMap(
                Timescale::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }
}
