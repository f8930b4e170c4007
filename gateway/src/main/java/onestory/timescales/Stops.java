package onestory.timescales;

import java.util.Optional;
import java.util.Set;

/** Finds what stops or ends the clocks of one rule. */
final class Stops {

  private final Timescale rule;
  private final Past past;

  Stops(Timescale rule, Past past) {
    this.rule = rule;
    this.past = past;
  }

  /** What came first: what the clock waited for, or an end; the former when both came at once. */
  Optional<Stop> of(Start start, String key) {
    var met = met(start, key);
    var ended = end(start, key).map(Stop::ended);
    return met.isEmpty() || ended.filter(end -> end.at().isBefore(met.get().at())).isPresent()
        ? ended
        : met;
  }

  /** What ends all that the start belongs to, such as the closing of the episode. */
  Optional<Happening> end(Start start, String key) {
    return past.forAll(
        start.children(), rule.ends(), start.at(), one -> start.concerns(one, key, rule.each()));
  }

  private Optional<Stop> met(Start start, String key) {
    return past.ofKinds(rule.until())
        .filter(one -> start.concerns(one, key, rule.each()))
        .filter(one -> comesAfter(one, start) || rule.already() && stillHolds(one, start))
        .findFirst()
        .map(one -> Stop.met(one).notBefore(start.at()));
  }

  // what itself starts a clock must come later, lest two of one day stop each other
  private boolean comesAfter(Happening one, Start start) {
    return rule.from().contains(one.kind())
        ? one.at().isLaterThan(start.at())
        : !one.at().isBefore(start.at());
  }

  private boolean stillHolds(Happening one, Start start) {
    var since = new Start(one, start.scope(), start.children(), Optional.empty());
    return end(since, "").filter(end -> end.at().isBefore(start.at())).isEmpty();
  }

  /** The day that was agreed upon, of which nothing came so far. */
  Optional<Happening> agreed(Start start, String key) {
    return rule.agreed()
        .flatMap(
            kind ->
                past.ofKinds(Set.of(kind))
                    .filter(one -> !one.at().isBefore(start.at()))
                    .filter(one -> start.concerns(one, key, rule.each()))
                    .filter(one -> one.due().isPresent())
                    .reduce((earlier, later) -> later));
  }
}
