package onestory.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which links of which chains are old enough to be ended, and what stops it. */
@Component
final class CutPlan {

  /**
   * What can be ended of a chain, or why nothing more of it.
   *
   * @param part null when nothing is
   * @param stoppedBy legal-hold, or not-as-written; null when all that is old is ended
   * @param stoppedAt the place of the first event that stays for that
   */
  record Planned(String chain, Cut.Part part, String stoppedBy, long stoppedAt) {}

  private final AuditStore store;
  private final CutStore cuts;
  private final Verification verification;

  CutPlan(AuditStore store, CutStore cuts, Verification verification) {
    this.store = store;
    this.cuts = cuts;
    this.verification = verification;
  }

  /** Chains of which something is old; a chain's last link always stays. */
  List<Planned> of(Instant olderThan, KeptEvents kept) {
    var references = kept.references();
    var planned = new ArrayList<Planned>();
    for (var head : store.heads()) {
      long first = store.first(head.chain());
      long last =
          cuts.firstNotOlder(head.chain(), olderThan)
              .map(young -> Math.min(young, head.sequence()) - 1)
              .orElse(head.sequence() - 1);
      if (last < first) {
        continue;
      }
      var held = cuts.firstKept(head.chain(), last, references);
      long upTo = held.map(place -> place - 1).orElse(last);
      planned.add(
          upTo < first
              ? new Planned(head.chain(), null, "legal-hold", held.orElse(0L))
              : checked(head.chain(), first, upTo, held.orElse(0L)));
    }
    return planned;
  }

  /** What is not as it was written stays as it is: it is evidence. */
  private Planned checked(String chain, long first, long upTo, long held) {
    var last = store.link(chain, upTo);
    if (last.isEmpty()) {
      return new Planned(chain, null, "not-as-written", upTo);
    }
    var faults = verification.upTo(last.get());
    if (!faults.isEmpty()) {
      return new Planned(chain, null, "not-as-written", faults.get(0).sequence());
    }
    return new Planned(
        chain, new Cut.Part(last.get(), upTo - first + 1), held > 0 ? "legal-hold" : null, held);
  }
}
