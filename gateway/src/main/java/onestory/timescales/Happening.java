package onestory.timescales;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that the record says happened.
 *
 * @param reference what says so, {@code Encounter/uuid}
 * @param children whom it is about, each {@code Patient/uuid}; empty for the whole family
 * @param item what ties the beginning and the end of one thing together, such as a contact or an
 *     action; else empty
 * @param due the day that it sets itself, such as an action's
 */
public record Happening(
    HappeningKind kind,
    String reference,
    Set<String> children,
    String item,
    Moment at,
    Optional<LocalDate> due) {

  /** The order in which happenings are looked at, whatever order they came in. */
  static final Comparator<Happening> IN_ORDER =
      Comparator.comparing((Happening one) -> one.at().instant())
          .thenComparing(one -> one.at().wholeDay() ? 0 : 1)
          .thenComparing(Happening::kind)
          .thenComparing(Happening::reference)
          .thenComparing(Happening::item)
          .thenComparing(one -> one.due().map(LocalDate::toString).orElse(""))
          .thenComparing(one -> String.join(" ", one.children()));

  /** Keeps its own copy of the children, in one order. */
  public Happening {
    children = Collections.unmodifiableSet(new TreeSet<>(children));
  }
}
