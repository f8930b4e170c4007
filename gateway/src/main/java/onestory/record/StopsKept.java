package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * No act on identities loses a hard stop, whoever told it: of one child who was two both keep it,
 * and what came after an act that is undone stays in force on whomever it may have meant. Only a
 * person who lifts it ends it.
 */
@Component
final class StopsKept {

  private final StopStore stops;
  private final RefilingStore records;
  private final Clock clock;

  StopsKept(StopStore stops, RefilingStore records, Clock clock) {
    this.stops = stops;
    this.records = records;
    this.clock = clock;
  }

  /** The other child of a split has them, too. */
  List<Key> bothKeep(Refiling refiling, List<Stored> all, UUID child, UUID other) {
    return all.stream()
        .filter(StopFlag::stands)
        .filter(stop -> StopFlag.child(stop.content()).map(child::equals).orElse(true))
        .map(stop -> copy(refiling, stop, Optional.of(other), stop.family()))
        .toList();
  }

  /**
   * One that stands, and whom it means once an act is undone.
   *
   * @param children empty stands for nobody in particular
   */
  record Meant(Stored stop, Set<Optional<UUID>> children) {}

  /** What stands before the act is undone. */
  List<Meant> before(Act act, Changes changes) {
    return act.families().stream()
        .flatMap(family -> records.all(family).stream())
        .filter(StopFlag::stands)
        .map(stop -> new Meant(stop, meant(stop, act, changes)))
        .toList();
  }

  /** What stood before the act was undone stands for each child whom it means. */
  void stillStand(Acts.Begun begun, List<Meant> before) {
    for (var meant : before) {
      var stop = meant.stop();
      for (var child : meant.children()) {
        families(begun, child, begun.council(stop.family())).stream()
            .filter(family -> !stands(StopFlag.onAnother(stop.content(), child), family))
            .forEach(family -> bring(begun, stop, child, family));
      }
    }
  }

  private Set<Optional<UUID>> meant(Stored stop, Act act, Changes changes) {
    var child = StopFlag.child(stop.content());
    var from = Optional.ofNullable(changes.from());
    boolean ofTheOther = child.isPresent() && child.get().equals(changes.to());
    if (!ofTheOther || from.isEmpty()) {
      return Set.of(child);
    }
    return switch (Act.Kind.valueOf(act.kind().toUpperCase(Locale.ROOT))) {
      case SPLIT -> Set.of(from); // the other is nobody again
      case MERGE ->
          turned(stop, changes)
              ? Set.of(from)
              : recordedSince(stop, act) ? Set.of(from, child) : Set.of(child);
      case SUPERSEDE, CLOSE, FAMILIES -> Set.of(child);
    };
  }

  private static boolean turned(Stored stop, Changes changes) {
    return changes.resources().stream()
        .anyMatch(filed -> filed.key().equals(stop.key()) && filed.after() > filed.before());
  }

  private boolean recordedSince(Stored stop, Act act) {
    return records.firstRecorded(stop.key(), stop.family()).isAfter(act.doneAt());
  }

  private List<UUID> families(Acts.Begun begun, Optional<UUID> child, String council) {
    return begun.families().stream()
        .filter(family -> begun.council(family).equals(council))
        .filter(family -> child.map(id -> isThere(id, family)).orElse(true))
        .toList();
  }

  private boolean isThere(UUID child, UUID family) {
    return records.current(new Key("Patient", child), family).isPresent();
  }

  private boolean stands(JsonNode like, UUID family) {
    return records.all(family).stream()
        .filter(StopFlag::stands)
        .anyMatch(there -> StopFlag.sameEffect(there.content(), like));
  }

  /** One whose child is not where it stands goes to the child; of any other there is a copy. */
  private void bring(Acts.Begun begun, Stored stop, Optional<UUID> child, UUID family) {
    var left =
        begun.families().stream()
            .flatMap(at -> records.current(stop.key(), at).stream())
            .filter(StopFlag::stands)
            .filter(
                there ->
                    StopFlag.child(there.content())
                        .filter(id -> !isThere(id, there.family()))
                        .isPresent())
            .findFirst();
    if (left.isEmpty()) {
      copy(begun.refiling(), stop, child, family);
      return;
    }
    turn(begun.refiling(), left.get(), child.orElseThrow());
    if (!left.get().family().equals(family)) {
      var turned = records.current(stop.key(), left.get().family()).orElseThrow();
      begun.refiling().move(List.of(turned), family);
    }
  }

  private static void turn(Refiling refiling, Stored stop, UUID child) {
    var from = StopFlag.child(stop.content()).orElseThrow();
    if (!from.equals(child)) {
      refiling.rewrite(
          stop,
          Pointers.turned(stop.content(), "Patient/" + from, "Patient/" + child),
          stop.contributed() == null
              ? null
              : Pointers.turned(stop.contributed(), "Patient/" + from, "Patient/" + child));
    }
  }

  private Key copy(Refiling refiling, Stored stop, Optional<UUID> child, UUID family) {
    var name = UUID.randomUUID();
    var key = StopFlag.key(name);
    refiling.make(key, family, StopFlag.named(StopFlag.onAnother(stop.content(), child), name));
    stops.copied(stop, key.id(), family, clock.instant());
    return key;
  }
}
