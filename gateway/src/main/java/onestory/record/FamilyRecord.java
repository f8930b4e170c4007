package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import onestory.record.PlanRevisions.Keyed;
import org.springframework.dao.ConcurrencyFailureException;
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
  private final Gatekeeper gatekeeper;
  private final Conclusions conclusions;
  private final FirstLook firstLook;
  private final QuestionStore questions;
  private final RecordingAudit audit;
  private final Json json;
  private final List<RecordListener> listeners;
  private final Clock clock;

  FamilyRecord(
      RecordStore store,
      Resolution resolution,
      Gatekeeper gatekeeper,
      Conclusions conclusions,
      FirstLook firstLook,
      QuestionStore questions,
      RecordingAudit audit,
      Json json,
      List<RecordListener> listeners,
      Clock clock) {
    this.store = store;
    this.resolution = resolution;
    this.gatekeeper = gatekeeper;
    this.conclusions = conclusions;
    this.firstLook = firstLook;
    this.questions = questions;
    this.audit = audit;
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
   * @return what the council's gates warn of
   * @throws ProblemFound held on a conflict or by a gate, waiting on a reference to something not
   *     yet recorded; nothing is recorded
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Problem> record(byte[] bundle, Origin origin) {
    var drafts = Drafts.of(parse(bundle), origin.sentAt());
    var family = store.lockFamily(origin.family(), origin.council());
    if (family.mergedInto().isPresent()) {
      // it was merged while this message waited for the lock: filed anew, it finds the other
      throw new ConcurrencyFailureException("the family became part of another");
    }
    var keys = resolution.resolve(drafts, origin.family());
    var known = store.known(keys.values(), origin.family(), family.council());
    requireOwn(known);
    var told = told(drafts, keys, known, origin);
    var warnings = gatekeeper.check(family.council(), origin.family(), origin.sentAt(), told);
    var revisions = new ArrayList<Revision>();
    var versions = new ArrayList<Version>();
    for (var one : told) {
      revision(one, known, origin).ifPresent(revisions::add);
    }
    boolean derived = conclusions.draw(family.council(), origin, revisions, versions);
    revisions.stream()
        .filter(Revision::isNew)
        .forEach(r -> versions.add(r.toWrite(origin, clock.instant())));
    derived |= firstLook.add(family, origin, versions);
    store.write(versions);
    questions.concern(versions);
    audit.recorded(origin, versions);
    var recorded =
        new Recorded(
            origin.family(),
            family.council(),
            family.epoch(),
            origin.source(),
            derived,
            revisions.stream().map(this::told).toList());
    listeners.forEach(listener -> listener.recorded(recorded));
    return warnings;
  }

  /**
   * Shows the council's gates a message before it is taken. Writes nothing and locks nobody out:
   * what is recorded meanwhile is for {@link #record} to see.
   *
   * @param origin where it would come from; it has no receipt yet
   * @throws ProblemFound refused by a gate; or held or waiting, as it may be when it is recorded
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tryOut(byte[] bundle, Origin origin, Attempt attempt) {
    var drafts = Drafts.of(parse(bundle), origin.sentAt());
    var keys = resolution.foresee(drafts, origin.family());
    var told = drafts.stream().map(d -> new Keyed(keys.get(d.businessKey()), d)).toList();
    gatekeeper.tryOut(origin.council(), origin.family(), origin.sentAt(), told, attempt);
  }

  private List<Keyed> told(
      List<Draft> drafts, Map<BusinessKey, Key> keys, Known known, Origin origin) {
    var told = drafts.stream().map(d -> new Keyed(keys.get(d.businessKey()), d)).toList();
    if (!PlanRevisions.concern(keys.values())) {
      return told;
    }
    var plans = store.plans(origin.family());
    plans.forEach(plan -> known.current().put(plan.key(), plan));
    return PlanRevisions.completed(told, plans, origin.source());
  }

  private Recorded.Told told(Revision revision) {
    return new Recorded.Told(
        revision.key(), revision.version(), json.text(revision.incoming()), revision.asTold());
  }

  private Optional<Revision> revision(Keyed told, Known known, Origin origin) {
    var current = known.current().get(told.key());
    if (current == null) {
      return Revision.of(told.draft(), told.key(), null, null);
    }
    var base =
        current.source().equals(origin.source())
            ? current.contribution()
            : store.earlierContribution(current, origin.source()).orElse(null);
    return Revision.of(told.draft(), told.key(), current, base);
  }

  /** A child stands in one family of a council; an adult may have two households. */
  private void requireOwn(Known known) {
    var elsewhere = new HashSet<>(known.elsewhere());
    elsewhere.removeIf(key -> key.type().equals("Person"));
    if (elsewhere.isEmpty()) {
      return;
    }
    var adults = store.adults(elsewhere.stream().map(Key::id).toList());
    elsewhere.stream()
        .filter(key -> !(key.type().equals("Patient") && adults.contains(key.id())))
        .min(Comparator.comparing(Key::reference))
        .ifPresent(
            key -> {
              throw anotherFamily(key);
            });
  }

  private JsonNode parse(byte[] bundle) {
    try {
      return Narratives.cleaned(json.tree(bundle));
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
