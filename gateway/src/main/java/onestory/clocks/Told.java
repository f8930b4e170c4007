package onestory.clocks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Clock;
import onestory.timescales.ClockState;
import onestory.timescales.Moment;

/** The Tasks and issues that clocks are told with, beside those that the record has of them. */
final class Told {

  private static final Set<String> OVER = Set.of("cancelled", "entered-in-error");

  private final Outline family;
  private final CouncilClocks council;
  private final Team team;
  private final Moment now;
  private final Set<String> kept = new HashSet<>();
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();

  Told(Outline family, CouncilClocks council, Moment now) {
    this.family = family;
    this.council = council;
    this.team = new Team(family);
    this.now = now;
  }

  /** All as they are to be. */
  List<ObjectNode> of(List<Clock> clocks) {
    clocks.forEach(this::tell);
    ownTasks().filter(task -> !kept.contains(task.reference())).forEach(this::drop);
    return List.copyOf(resources.values());
  }

  private void tell(Clock clock) {
    var rule = council.rules().get(clock.rule());
    var id = ClockId.of(family.family(), clock);
    var audience = council.audience(rule, team, clock.children());
    team.subject(clock.children())
        .ifPresent(
            subject -> {
              var task = ClockTask.of(clock, id, rule, council, audience, subject);
              kept.add(id.reference());
              if (!family
                  .entry(id.reference())
                  .map(Said::new)
                  .filter(told -> Standing.stays(told, task, clock, rule))
                  .isPresent()) {
                put(task);
              }
              var affected = new HashSet<String>();
              if (clock.state() == ClockState.WARNED || clock.state() == ClockState.OVERDUE) {
                for (var child : team.children(clock.children())) {
                  put(ClockIssue.of(clock, id, rule, audience, child));
                  affected.add("DetectedIssue/" + id.issue(child));
                }
              }
              clear(id, affected, Words.cleared(clock), clock.stopped().orElse(now));
            });
  }

  private void drop(Said task) {
    put(ClockTask.dropped(task.entry().content()));
    var id = new ClockId(task.identifiers("clock").findFirst().orElseThrow());
    clear(id, Set.of(), "No longer asked for.", now);
  }

  /** What was told of the clock and is no longer so. */
  private void clear(ClockId id, Set<String> except, String why, Moment at) {
    Said.all(family, "DetectedIssue")
        .filter(issue -> issue.identifiers("clock").anyMatch(v -> v.startsWith(id.value() + ".")))
        .filter(issue -> !except.contains(issue.reference()))
        .filter(issue -> !issue.hasStatus(OVER))
        .forEach(issue -> put(ClockIssue.cleared(issue.entry().content(), why, at)));
  }

  private Stream<Said> ownTasks() {
    return Said.all(family, "Task")
        .filter(task -> task.hasIdentifierOf("clock"))
        .filter(task -> task.text("/status").equals("in-progress"));
  }

  private void put(ObjectNode resource) {
    resources.put(
        resource.path("resourceType").asText() + "/" + resource.path("id").asText(), resource);
  }
}
