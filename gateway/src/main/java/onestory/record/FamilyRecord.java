package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges what a message says into its family's record: people matched, references resolved,
 * versions written. All in the caller's transaction, one message of a family at a time; listeners
 * hear of it in the same transaction.
 */
@Component
public class FamilyRecord {

  private final RecordStore store;
  private final Resolution resolution;
  private final Json json;
  private final List<RecordListener> listeners;
  private final Clock clock;

  FamilyRecord(
      RecordStore store,
      Resolution resolution,
      Json json,
      List<RecordListener> listeners,
      Clock clock) {
    this.store = store;
    this.resolution = resolution;
    this.json = json;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Keeps others from recording for this family until the caller's transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(UUID family) {
    store.lock(family);
  }

  /**
   * @param bundle a FHIR R4 transaction Bundle of conditional updates, as JSON
   * @throws ProblemFound held on a conflict, waiting on a reference to something not yet recorded;
   *     nothing is recorded
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(byte[] bundle, Origin origin) {
    var drafts = Drafts.of(parse(bundle), origin.sentAt());
    long epoch = store.lockFamily(origin.family(), origin.council());
    var keys = resolution.resolve(drafts);
    var current = store.current(keys.values());
    var versions = new ArrayList<Version>();
    var told = new ArrayList<Recorded.Told>();
    for (var draft : drafts) {
      var key = keys.get(draft.businessKey());
      revision(draft, key, current.get(key), origin)
          .ifPresent(
              revision -> {
                told.add(
                    new Recorded.Told(
                        key,
                        revision.version(),
                        json.text(revision.incoming()),
                        revision.asTold()));
                if (revision.isNew()) {
                  versions.add(revision.toWrite(origin, draft.sourceTime(), clock.instant()));
                }
              });
    }
    store.write(versions);
    var recorded = new Recorded(origin.family(), origin.council(), epoch, origin.source(), told);
    listeners.forEach(listener -> listener.recorded(recorded));
  }

  private Optional<Revision> revision(Draft draft, Key key, Stored current, Origin origin) {
    if (current == null) {
      return Revision.of(draft, key, null, null);
    }
    var family = Revision.familyOf(key, origin);
    if (family != null && !family.equals(current.family())) {
      throw anotherFamily(key);
    }
    var base =
        current.source().equals(origin.source())
            ? current.contribution()
            : store.earlierContribution(key, origin.source()).orElse(null);
    return Revision.of(draft, key, current, base);
  }

  private JsonNode parse(byte[] bundle) {
    try {
      return json.tree(bundle);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a Bundle in JSON.", e);
    }
  }

  private static ProblemFound anotherFamily(Key key) {
    return new ProblemFound(
        Treatment.HOLD,
        new Problem(
            "another-family",
            key.type(),
            "This %s already belongs to another family's record.".formatted(key.type()),
            "Decide whether the two families are one; correct the family id at the source."));
  }
}
