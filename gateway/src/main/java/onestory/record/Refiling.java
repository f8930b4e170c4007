package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import onestory.record.Changes.Filed;

/** What one act writes and moves, and a list of it. */
final class Refiling {

  private static final String SOURCE = Concluded.SOURCE;

  private final UUID act;
  private final RefilingStore store;
  private final List<RefilingListener> listeners;
  private final Instant now;
  private final List<Filed> filed = new ArrayList<>();

  Refiling(UUID act, RefilingStore store, List<RefilingListener> listeners, Instant now) {
    this.act = act;
    this.store = store;
    this.listeners = listeners;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  List<Filed> filed() {
    return List.copyOf(filed);
  }

  /** Writes a new version of what stands there; who told it stays who told it. */
  void rewrite(Stored current, ObjectNode content, ObjectNode contributed) {
    var next =
        new Stored(
            current.key(),
            current.version() + 1,
            current.family(),
            stamped(content, current.version() + 1),
            contributed,
            current.source(),
            current.sourceTime());
    store.write(new Version(next, act, now));
    filed.add(
        new Filed(
            current.key().type(),
            current.key().id(),
            current.family(),
            current.family(),
            current.version(),
            next.version()));
  }

  /** Rewrites it so that the record says something that its source did not. */
  void conclude(Stored current, ObjectNode content) {
    rewrite(current, content, current.contribution().content());
  }

  /** Writes something that was not there. */
  void make(Key key, UUID family, ObjectNode content) {
    int version = store.lastVersion(key, family) + 1;
    var made = new Stored(key, version, family, stamped(content, version), null, SOURCE, now);
    store.write(new Version(made, act, now));
    filed.add(new Filed(key.type(), key.id(), family, family, 0, version));
  }

  /** Moves them to another family's record, under the ids that they have. */
  void move(Collection<Stored> resources, UUID to) {
    if (resources.isEmpty()) {
      return;
    }
    var from = resources.iterator().next().family();
    var moved = store.move(resources.stream().map(Stored::key).toList(), from, to);
    resources.stream()
        .filter(one -> moved.contains(one.key()))
        .forEach(
            one ->
                filed.add(
                    new Filed(
                        one.key().type(), one.key().id(), from, to, one.version(), one.version())));
    listeners.forEach(listener -> listener.refiled(from, to, moved));
  }

  private ObjectNode stamped(ObjectNode content, int version) {
    var copy = content.deepCopy();
    copy.withObject("/meta")
        .put("versionId", Integer.toString(version))
        .put("lastUpdated", now.toString());
    return copy;
  }
}
