package onestory.authority;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a child's own life changes about permissions (TRUST 4.43): after a death a person decides
 * what still goes out; of a child who became looked after a parent's permission counts if it began
 * after that, and else a person decides.
 */
record LifeEvents(
    AfterReferral rules, PermissionsSince permissions, Children children, Verdict verdict) {

  Decision decide(Facts facts) {
    Decision open = rules.decide(facts);
    if (!open.outcome().permits()) {
      return open;
    }
    var concerned = facts.concerns().children();
    if (concerned.stream().anyMatch(children::hasDied)) {
      return verdict.review(
          "review/deceased",
          open.consents(),
          "a child that it is about has died",
          "A person must decide what is still shared, and record it.");
    }
    Optional<Instant> since =
        concerned.stream()
            .flatMap(child -> children.lookedAfterSince(child).stream())
            .max(Instant::compareTo);
    return since.map(moment -> confirmed(facts, moment, open)).orElse(open);
  }

  private Decision confirmed(Facts facts, Instant since, Decision open) {
    Decision confirmed = permissions.at(since).decide(facts);
    return confirmed.outcome().permits()
        ? confirmed
        : verdict.review(
            "review/looked-after",
            List.copyOf(open.consents()),
            "a child that it is about is looked after by the council, and it was permitted before",
            "The council must confirm it: a permission that begins after the child came into care.");
  }
}
