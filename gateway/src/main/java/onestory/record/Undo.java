package onestory.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.identity.PersonIdentifier;
import onestory.record.Act.Because;
import onestory.record.Act.Kind;
import onestory.record.Changes.Filed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes an act back: what was where is there again, as it was, and what came since stays. */
@Component
public class Undo {

  private final Acts acts;
  private final IdentityStore identities;
  private final ActStore book;
  private final RefilingStore records;
  private final ReadingStore readings;
  private final StopsKept stops;
  private final Wake wake;

  Undo(
      Acts acts,
      IdentityStore identities,
      ActStore book,
      RefilingStore records,
      ReadingStore readings,
      StopsKept stops,
      Wake wake) {
    this.acts = acts;
    this.identities = identities;
    this.book = book;
    this.records = records;
    this.readings = readings;
    this.stops = stops;
    this.wake = wake;
  }

  /**
   * @throws NotNow when it was undone already, or a later act rests on it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Act undo(UUID id, Because because) {
    var act = standing(id);
    if (book.overlaid(act)) {
      throw new NotNow("identity/later-act", "A later act rests on this one: undo that first.");
    }
    var begun = acts.begin(act.families());
    var changes = book.changes(id);
    readings.settled(id);
    var standing = stops.before(act, changes);
    leaveOut(act, changes, takeBack(begun, changes));
    if (changes.own() != null) {
      new OwnEntries(records, begun.refiling()).asBefore(begun.families(), changes.own());
    }
    stops.stillStand(begun, standing);
    hand(changes);
    switch (Kind.valueOf(act.kind().toUpperCase(Locale.ROOT))) {
      case MERGE -> identities.merged(changes.from(), null);
      case SPLIT -> identities.merged(changes.to(), changes.from());
      case CLOSE -> identities.closed(changes.from(), false);
      case SUPERSEDE, FAMILIES -> {}
    }
    changes.familyKeys().stream()
        .map(Changes.FamilyKey::from)
        .forEach(family -> records.merged(family, null));
    book.settle(id, "undone", because);
    wake.all(act.families());
    return act;
  }

  /** Somebody has looked at the permissions: they count as they stand again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Act reviewed(UUID id, Because because) {
    var act = book.act(id).orElseThrow(Undo::unknown);
    var families = readings.settled(id);
    if (!act.state().equals("undone")) {
      book.settle(id, "settled", because);
    }
    wake.all(families);
    return act;
  }

  private Act standing(UUID id) {
    var act = book.act(id).orElseThrow(Undo::unknown);
    if (act.state().equals("undone")) {
      throw new NotNow("identity/undone", "This was undone already.");
    }
    return act;
  }

  /** Consents that came since nobody knows for whom: none counts until somebody has reviewed it. */
  private void leaveOut(Act act, Changes changes, Set<String> before) {
    if (changes.from() == null || changes.to() == null) {
      return;
    }
    var children = Set.of("Patient/" + changes.from(), "Patient/" + changes.to());
    for (var family : act.families()) {
      var since =
          records.all(family).stream()
              .filter(one -> one.key().type().equals("Consent"))
              .filter(one -> children.contains(one.content().at("/patient/reference").asText()))
              .map(one -> one.key().reference())
              .filter(consent -> !before.contains(consent))
              .filter(consent -> recordedSince(act, consent, family))
              .collect(Collectors.toSet());
      if (!since.isEmpty()) {
        readings.without(act.id(), family, since, Set.of());
      }
    }
  }

  private boolean recordedSince(Act act, String consent, UUID family) {
    var key = new Key("Consent", UUID.fromString(consent.substring("Consent/".length())));
    return records.firstRecorded(key, family).isAfter(act.doneAt());
  }

  private Set<String> takeBack(Acts.Begun begun, Changes changes) {
    var done = new ArrayList<>(changes.resources());
    Collections.reverse(done);
    done.forEach(filed -> takeBack(begun.refiling(), filed, changes));
    changes.familyKeys().forEach(key -> records.rename(key, key.from()));
    return done.stream().map(filed -> filed.key().reference()).collect(Collectors.toSet());
  }

  private void takeBack(Refiling refiling, Filed filed, Changes changes) {
    var current = records.current(filed.key(), filed.to());
    if (current.isEmpty()) {
      return; // taken away since
    }
    if (filed.before() == 0) {
      records.remove(filed.key(), filed.to());
    } else if (!filed.from().equals(filed.to())) {
      refiling.move(List.of(current.get()), filed.from());
    } else {
      restore(refiling, current.get(), filed, changes);
    }
  }

  private void restore(Refiling refiling, Stored current, Filed filed, Changes changes) {
    var before = records.version(filed.key(), filed.to(), filed.before()).orElseThrow();
    if (current.version() == filed.after()) {
      refiling.rewrite(current, before.content(), before.contributed());
    } else if (changes.from() != null && changes.to() != null) {
      // somebody has spoken of it since: that stays, and points where it pointed
      var from = "Patient/" + changes.from();
      var to = "Patient/" + changes.to();
      refiling.rewrite(
          current,
          Pointers.turned(current.content(), to, from),
          current.contributed() == null ? null : Pointers.turned(current.contributed(), to, from));
    }
  }

  private void hand(Changes changes) {
    for (var one : changes.identifiers()) {
      if (one.from() == null) {
        identities.take(new PersonIdentifier(one.system(), one.value()));
      } else {
        identities.hand(one, one.from());
      }
    }
    identities.straighten(
        Stream.of(changes.from(), changes.to()).filter(Objects::nonNull).toList());
    if (!changes.rulings().isEmpty()) {
      identities.rulings(changes.rulings(), changes.from());
    }
  }

  private static NotNow unknown() {
    return new NotNow("identity/unknown", "There is no such act.");
  }
}
