package onestory.timescales;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what starts the clocks of one rule. */
final class Starts {

  private final Timescale rule;
  private final Past past;

  Starts(Timescale rule, Past past) {
    this.rule = rule;
    this.past = past;
  }

  /** Every start there is, in order; those of one moment and scope together. */
  Collection<Start> all() {
    Map<Map.Entry<String, Moment>, Start> starts = new LinkedHashMap<>();
    past.ofKinds(rule.from())
        .flatMap(this::of)
        .forEach(start -> starts.merge(Map.entry(start.scope(), start.at()), start, Start::with));
    return starts.values();
  }

  private Stream<Start> of(Happening one) {
    var children = past.childrenOf(one);
    return switch (rule.each()) {
      case FAMILY -> Stream.of(new Start(one, "", children, one.due()));
      case ITEM -> Stream.of(new Start(one, one.item(), children, one.due()));
      case CHILD ->
          children.isEmpty()
              ? Stream.of(new Start(one, "", children, one.due()))
              : children.stream().map(child -> new Start(one, child, Set.of(child), one.due()));
    };
  }
}
