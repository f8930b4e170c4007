package onestory.timescales;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What has happened in one family until now, in order; what lies ahead is not there yet. */
final class Past {

  private final List<Happening> happenings;
  private final Set<String> children;

  Past(Collection<Happening> happenings, Instant now) {
    this.happenings =
        happenings.stream()
            .filter(one -> !one.at().instant().isAfter(now))
            .sorted(Happening.IN_ORDER)
            .toList();
    children = new TreeSet<>();
    this.happenings.forEach(one -> children.addAll(one.children()));
  }

  Stream<Happening> ofKinds(Set<HappeningKind> kinds) {
    return happenings.stream().filter(one -> kinds.contains(one.kind()));
  }

  /** Whom it is about: everybody known, when it names nobody. */
  Set<String> childrenOf(Happening happening) {
    return happening.children().isEmpty() ? children : happening.children();
  }

  /**
   * What of these kinds happened first, at that moment or later, so that by then it had happened
   * for each of the children: an episode that closed for one of two leaves the other's going.
   */
  Optional<Happening> forAll(
      Set<String> about, Set<HappeningKind> kinds, Moment from, Predicate<Happening> which) {
    var left = new TreeSet<>(about);
    return ofKinds(kinds)
        .filter(one -> !one.at().isBefore(from))
        .filter(which)
        .filter(
            one -> {
              left.removeAll(one.children());
              return one.children().isEmpty() || left.isEmpty();
            })
        .findFirst();
  }
}
