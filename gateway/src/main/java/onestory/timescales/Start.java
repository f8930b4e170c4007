package onestory.timescales;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A happening that starts a clock, in its scope.
 *
 * @param scope empty for the family, a child, or an item
 * @param children whom the clock is about
 */
record Start(Happening happening, String scope, Set<String> children, Optional<LocalDate> due) {

  /** What starts at the same moment in the same scope starts one clock, with the earlier day. */
  Start with(Start other) {
    var both = new TreeSet<>(children);
    both.addAll(other.children);
    var sooner =
        due.isPresent() && other.due.filter(day -> day.isBefore(due.get())).isEmpty()
            ? due
            : other.due;
    return new Start(happening, scope, Collections.unmodifiableSet(both), sooner);
  }

  Moment at() {
    return happening.at();
  }

  /** Whether the happening is about the same: its item, or any of its children. */
  boolean concerns(Happening other, String key, Timescale.Each each) {
    if (other.kind() == HappeningKind.DONE_BY_HAND) {
      return other.item().equals(key);
    }
    if (each == Timescale.Each.ITEM && !other.item().isEmpty()) {
      return other.item().equals(scope);
    }
    return children.isEmpty()
        || other.children().isEmpty()
        || !Collections.disjoint(children, other.children());
  }
}
