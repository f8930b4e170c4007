package onestory.record;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onestory.identity.Matching;
import onestory.record.Act.Because;
import onestory.record.Act.Kind;
import org.springframework.stereotype.Component;

/** What every act has in common: it locks, it is written down, and organisations are woken. */
@Component
final class Acts {

  private final IdentityStore identities;
  private final ActStore book;
  private final RefilingStore records;
  private final List<RefilingListener> listeners;
  private final Wake wake;
  private final Clock clock;

  Acts(
      IdentityStore identities,
      ActStore book,
      RefilingStore records,
      List<RefilingListener> listeners,
      Wake wake,
      Clock clock) {
    this.identities = identities;
    this.book = book;
    this.records = records;
    this.listeners = listeners;
    this.wake = wake;
    this.clock = clock;
  }

  /** One act that has begun. */
  record Begun(
      UUID id, Set<UUID> families, List<Locked> locked, List<Changes.Own> own, Refiling refiling) {

    String council(UUID family) {
      return locked.stream()
          .filter(one -> one.family().equals(family))
          .findFirst()
          .orElseThrow()
          .council();
    }
  }

  /**
   * Locks the families first, as messages do, so that neither waits for the other.
   *
   * @throws NotNow when one of the families is another's by now, or something is on its way to them
   */
  Begun begin(Collection<UUID> families) {
    var all = new TreeSet<>(families);
    listeners.forEach(listener -> listener.aboutToRefile(all));
    var locked = records.lock(all);
    if (locked.size() < all.size()) {
      throw new NotNow("identity/unknown", "There is no such family.");
    }
    var id = UUID.randomUUID();
    var own = OwnEntries.of(all.stream().flatMap(family -> records.all(family).stream()));
    var refiling = new Refiling(id, records, listeners, clock.instant());
    return new Begun(id, all, locked, own, refiling);
  }

  /**
   * @throws NotNow when somebody is not there, is another's by now, or may not be linked
   */
  void requireFree(Collection<UUID> persons) {
    var found = identities.lock(persons);
    if (found.size() < Set.copyOf(persons).size()) {
      throw new NotNow("identity/unknown", "Nobody is known under one of these ids.");
    }
    if (found.stream().anyMatch(IdentityStore.Person::closed)) {
      throw new NotNow(
          Matching.CLOSED, "One of these identities was ended; it can't be linked with anybody.");
    }
    if (found.stream().anyMatch(IdentityStore.Person::merged)) {
      throw new NotNow("identity/merged", "One of these has become another's already.");
    }
  }

  /** Writes the act down and wakes everybody whom it concerns. */
  UUID end(Begun begun, Kind kind, Collection<UUID> persons, Because because, Changes changes) {
    boolean toReview = kind == Kind.MERGE || kind == Kind.SPLIT || kind == Kind.FAMILIES;
    book.write(
        begun.id(),
        kind,
        persons,
        begun.families(),
        because,
        toReview,
        changes.before(begun.own()));
    wake.all(begun.families());
    return begun.id();
  }
}
