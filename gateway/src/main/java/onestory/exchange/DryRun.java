package onestory.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import onestory.authority.Alarms;
import onestory.authority.Decision;
import onestory.authority.Family;
import onestory.councils.Directory;
import onestory.councils.Organisation;
import onestory.record.EarlierContent;
import onestory.record.FamilyContent;
import onestory.record.FamilyReader;
import org.springframework.stereotype.Component;

/** Decides without sending anything: may this organisation see this, and why. Writes nothing. */
@Component
public final class DryRun {

  private final FamilyReader reader;
  private final EarlierContent earlier;
  private final Directory directory;
  private final Clock clock;

  DryRun(FamilyReader reader, EarlierContent earlier, Directory directory, Clock clock) {
    this.reader = reader;
    this.earlier = earlier;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Decides by today's files.
   *
   * @param resource Type/id, when only one is asked for
   * @param at a past moment is decided on what was recorded then, a future one on what is recorded
   *     now
   * @return nothing when there is no such family
   */
  public Optional<Decided> decide(
      Organisation organisation, UUID family, Optional<String> resource, Optional<Instant> at) {
    var now = clock.instant();
    var content = reader.read(family);
    if (content.resources().isEmpty()) {
      return Optional.empty();
    }
    var moment = at.orElse(now);
    return Optional.of(
        decided(
            organisation,
            family,
            moment.isBefore(now) ? earlier.at(family, moment, content) : content,
            resource,
            moment));
  }

  private Decided decided(
      Organisation organisation,
      UUID family,
      FamilyContent content,
      Optional<String> resource,
      Instant at) {
    var custodian = directory.council(content.council()).orElse(organisation.council());
    var basis = ViewBasis.of(organisation, custodian, content, at);
    var view = RecipientView.of(basis, content);
    SortedMap<String, Decision> decisions = new TreeMap<>(view.withheld());
    decisions.putAll(view.decisions());
    resource.ifPresent(key -> decisions.keySet().removeIf(other -> !other.equals(key)));
    return new Decided(
        organisation.reference(),
        basis.basis(),
        family,
        basis.at(),
        basis.engine(),
        basis.policyVersion(),
        decisions.values().stream()
            .collect(
                Collectors.groupingBy(
                    d -> d.outcome().name(), TreeMap::new, Collectors.counting())),
        decisions,
        Alarms.of(Family.of(content.resources()), at));
  }
}
