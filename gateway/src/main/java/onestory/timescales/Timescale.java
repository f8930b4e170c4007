package onestory.timescales;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of a council.
 *
 * @param id the council's own, {@code first-taf}
 * @param source where the rule comes from, {@code TIM-06}
 * @param says what is to be done, in plain words
 * @param each for what there is a clock of its own
 * @param from the happenings that start a clock
 * @param first whether only the first start counts, until an end
 * @param until the happenings that meet it
 * @param already whether what met it before its start counts too, since the last end
 * @param ends the happenings after which it is no longer asked for
 * @param within how long there is
 * @param notBefore the lower bound of a window
 * @param warn how long before the end it is warned
 * @param agreed the happening that names the day agreed upon; when that has passed, it is warned
 * @param task the task code of what is to be done, where it is a piece of work of its own
 * @param seen who sees it besides the council
 * @param tell whether the task itself is brought to the case system
 * @param soft whether it is good practice rather than an obligation
 */
public record Timescale(
    String id,
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) String says,
    @JsonProperty(required = true) Each each,
    @JsonProperty(required = true) Set<HappeningKind> from,
    boolean first,
    @JsonProperty(required = true) Set<HappeningKind> until,
    boolean already,
    Set<HappeningKind> ends,
    @JsonProperty(required = true) Within within,
    Optional<Span> notBefore,
    Optional<Span> warn,
    Optional<HappeningKind> agreed,
    Optional<String> task,
    Seen seen,
    boolean tell,
    boolean soft) {

  /** For what there is a clock of its own. */
  public enum Each {
    @JsonProperty("family")
    FAMILY,
    @JsonProperty("child")
    CHILD,
    @JsonProperty("item")
    ITEM
  }

  /** Who sees it besides the council. */
  public enum Seen {
    /** The lead professional's organisation. */
    @JsonProperty("lead")
    LEAD,
    @JsonProperty("council")
    COUNCIL,
    @JsonProperty("mash")
    MASH
  }

  /** What the file leaves out. */
  public Timescale {
    from = inOrder(from);
    until = inOrder(until);
    ends = inOrder(ends);
    seen = seen == null ? Seen.LEAD : seen;
  }

  /** Whether such a happening can change any of its clocks. */
  boolean speaksOf(HappeningKind kind) {
    return from.contains(kind)
        || until.contains(kind)
        || ends.contains(kind)
        || agreed.filter(kind::equals).isPresent();
  }

  // always in one order, so that the same rules have the same words
  private static Set<HappeningKind> inOrder(Set<HappeningKind> kinds) {
    var sorted = EnumSet.noneOf(HappeningKind.class);
    if (kinds != null) {
      sorted.addAll(kinds);
    }
    return Collections.unmodifiableSet(sorted);
  }

  /** The same rule under this id, which stands before it in the file. */
  public Timescale called(String name) {
    return new Timescale(
        name, source, says, each, from, first, until, already, ends, within, notBefore, warn,
        agreed, task, seen, tell, soft);
  }
}
