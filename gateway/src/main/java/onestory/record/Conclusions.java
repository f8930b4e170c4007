package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import onestory.councils.Directory;
import org.springframework.stereotype.Component;

/** What the record itself concludes from what its sources told, by the council's file. */
@Component
final class Conclusions {

  private final Directory directory;
  private final RecordStore store;
  private final Clock clock;

  Conclusions(Directory directory, RecordStore store, Clock clock) {
    this.directory = directory;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Completes the revisions, and adds versions of resources that no source spoke of just now.
   *
   * @return whether there were any of these
   */
  boolean draw(String council, Origin origin, List<Revision> revisions, List<Version> versions) {
    var rule =
        directory
            .council(council)
            .map(c -> new GoalsOfObservations(c.goalsOfObservations()))
            .filter(r -> revisions.stream().anyMatch(v -> r.concerns(v.key(), v.merged())))
            .orElse(null);
    if (rule == null) {
      return false;
    }
    var stored = new HashMap<Key, Stored>();
    var family = new HashMap<Key, ObjectNode>();
    for (var one : store.goalsNeedsAndObservations(origin.family(), GoalsOfObservations.KIND)) {
      stored.put(one.key(), one);
      family.put(one.key(), one.content());
    }
    revisions.forEach(revision -> family.put(revision.key(), revision.merged()));
    var tied = rule.tied(family);
    revisions.replaceAll(
        revision ->
            tied.containsKey(revision.key())
                ? revision.concluding(tied.remove(revision.key()))
                : revision);
    tied.forEach((key, content) -> versions.add(version(stored.get(key), content, origin)));
    return !tied.isEmpty();
  }

  private Version version(Stored before, ObjectNode content, Origin origin) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var said = before.contribution().content();
    int version = before.version() + 1;
    content
        .withObject("/meta")
        .put("versionId", Integer.toString(version))
        .put("lastUpdated", now.toString());
    var stored =
        new Stored(
            before.key(),
            version,
            before.family(),
            content,
            said,
            before.source(),
            before.sourceTime());
    return new Version(stored, origin.receipt(), now);
  }
}
