package onestory.record;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hard stops that persons place: a court's order, an organisation that must not be told, where a
 * child lives (TRUST 3.2). One person places one and it holds at once, whatever is on its way to
 * whom; two lift it. What a source told only that source ends.
 */
@Component
public class Stops {

  /**
   * What a person may place. An address is protected from everybody. An identity is ended by an act
   * of its own ({@link Closure}).
   */
  public static final Set<String> KINDS =
      Set.of("court-order", "do-not-tell", StopFlag.PROTECTED_ADDRESS);

  private final StopStore stops;
  private final RecordStore locks;
  private final RefilingStore records;
  private final FilingStore filing;
  private final Wake wake;
  private final Clock clock;

  Stops(
      StopStore stops,
      RecordStore locks,
      RefilingStore records,
      FilingStore filing,
      Wake wake,
      Clock clock) {
    this.stops = stops;
    this.locks = locks;
    this.records = records;
    this.filing = filing;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * What is to be stopped.
   *
   * @param organisations as Organization/id; none: everybody but the council
   * @param reference the order's or the case's number elsewhere
   * @param from since when; it holds from now on in any case
   */
  public record Terms(
      String kind, SortedSet<String> organisations, String reference, Instant from) {}

  /**
   * A stop that stands.
   *
   * @param anew false when the same one stood already
   */
  public record Placing(Stop stop, boolean anew) {}

  /** Whether it is against everybody, so that no organisation can be named in it. */
  public static boolean isForEverybody(String kind) {
    return kind.equals(StopFlag.PROTECTED_ADDRESS);
  }

  /** The council of the record in which that child stands; nothing when it stands in none. */
  @Transactional(readOnly = true)
  public Optional<String> council(UUID family, UUID child) {
    return place(family, child).map(Place::council);
  }

  /**
   * Places it. Nothing waits for it and it waits for nothing: a delivery on the wire is recalled
   * after it has ended. Placed again, it is what stood; a lift that was asked for is off.
   *
   * @return nothing when no such child stands in that family's record
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Placing> place(UUID family, UUID child, Terms terms, String by) {
    lock(
        () ->
            stops
                .familyNow(family)
                .map(now -> stops.concerned(now, stops.childNow(child)))
                .orElseGet(TreeSet::new));
    return place(family, child)
        .map(
            place ->
                standing(place, terms)
                    .map(there -> new Placing(keptUp(there), false))
                    .orElseGet(() -> new Placing(made(place, terms, by), true)));
  }

  /** What stands: of every family, or of one. */
  @Transactional(readOnly = true)
  public List<Stop> standing(Optional<UUID> family) {
    return stops.standing(family, Optional.empty());
  }

  /** One that stands. */
  @Transactional(readOnly = true)
  public Optional<Stop> find(UUID id) {
    return stops.standing(Optional.empty(), Optional.of(id)).stream().findFirst();
  }

  /**
   * Asks to lift it.
   *
   * @param why ended or mistaken
   * @throws NotNow when a source told it, or somebody has asked already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Stop> askToLift(UUID id, String why, String by) {
    return locked(id)
        .map(
            stop -> {
              if (placed(stop).liftAsked().isPresent()) {
                throw new NotNow(
                    "stop/lift-asked", "Somebody has asked to lift it: another person agrees.");
              }
              stops.liftAsked(id, why, by, now());
              return stop;
            });
  }

  /**
   * Agrees: it ends, and what is permitted goes out again by the ordinary way.
   *
   * @throws NotNow when nobody asked, or the same person did
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Stop> lift(UUID id, String by) {
    return locked(id)
        .map(
            stop -> {
              if (asked(stop).by().equals(by)) {
                throw new NotNow(
                    "stop/second-person", "Another person than the one who asked must agree.");
              }
              var key = new Key("Flag", id);
              var flag = records.current(key, stop.family()).orElseThrow();
              refiling(id).rewrite(flag, StopFlag.lifted(flag.content(), now()), null);
              stops.lifted(id, by, now());
              wake.all(concerned(stop));
              return stop;
            });
  }

  /**
   * Refuses to lift it, or takes back having asked: it stands.
   *
   * @throws NotNow when nobody asked
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Stop> refuseToLift(UUID id) {
    return locked(id)
        .map(
            stop -> {
              asked(stop);
              stops.liftRefused(id);
              return stop;
            });
  }

  private record Place(UUID family, String council, UUID child) {}

  /** Families and children that became others' are found as those. */
  private Optional<Place> place(UUID family, UUID child) {
    var now = stops.childNow(child);
    return stops
        .familyNow(family)
        .filter(
            id ->
                now.filter(c -> records.current(new Key("Patient", c), id).isPresent()).isPresent())
        .map(id -> new Place(id, filing.councilOf(id), now.orElseThrow()));
  }

  private Optional<Stop> standing(Place place, Terms terms) {
    return stops.standing(Optional.of(place.family()), Optional.empty()).stream()
        .filter(stop -> stop.child().equals(Optional.of(place.child())))
        .filter(stop -> stop.kind().equals(terms.kind()))
        .filter(stop -> stop.organisations().equals(terms.organisations()))
        .filter(
            stop ->
                stop.placed()
                    .flatMap(Stop.Placed::reference)
                    .filter(terms.reference()::equals)
                    .isPresent())
        .findFirst();
  }

  private Stop keptUp(Stop stop) {
    stops.liftRefused(stop.id());
    return find(stop.id()).orElseThrow();
  }

  private Stop made(Place place, Terms terms, String by) {
    var name = UUID.randomUUID();
    var key = StopFlag.key(name);
    refiling(key.id())
        .make(
            key,
            place.family(),
            StopFlag.of(name, terms.kind(), place.child(), terms.organisations(), terms.from()));
    stops.placed(key.id(), place.family(), terms.reference(), by, now());
    var stop = find(key.id()).orElseThrow();
    wake.all(concerned(stop));
    return stop;
  }

  private Optional<Stop> locked(UUID id) {
    lock(() -> find(id).map(this::concerned).orElseGet(TreeSet::new));
    return find(id); // as it stands now that nobody else changes it
  }

  /** An act may have moved it to another record while this one waited for the lock. */
  private void lock(Supplier<SortedSet<UUID>> families) {
    SortedSet<UUID> locked;
    do {
      locked = families.get();
      locked.forEach(locks::lock);
    } while (!families.get().equals(locked));
  }

  private SortedSet<UUID> concerned(Stop stop) {
    return stops.concerned(stop.family(), stop.child());
  }

  private static Stop.Placed placed(Stop stop) {
    return stop.placed()
        .orElseThrow(
            () ->
                new NotNow(
                    "stop/told-by-source",
                    "Its source told it, and only that source can say that it has ended."));
  }

  private static Stop.LiftAsked asked(Stop stop) {
    return placed(stop)
        .liftAsked()
        .orElseThrow(() -> new NotNow("stop/lift-not-asked", "Nobody has asked to lift it."));
  }

  private Refiling refiling(UUID act) {
    return new Refiling(act, records, List.of(), clock.instant());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
