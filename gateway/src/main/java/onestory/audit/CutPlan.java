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

  CutPlan(AuditStore store, CutStore cuts) {
    this.store = store;
    this.cuts = cuts;
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
      planned.add(planned(head.chain(), first, upTo, held.orElse(0L)));
    }
    return planned;
  }

  private Planned planned(String chain, long first, long upTo, long held) {
    if (upTo < first) {
      return new Planned(chain, null, "legal-hold", held);
    }
    return store
        .link(chain, upTo)
        .map(
            last ->
                new Planned(
                    chain,
                    new Cut.Part(last, upTo - first + 1),
                    held > 0 ? "legal-hold" : null,
                    held))
        .orElse(new Planned(chain, null, "not-as-written", upTo)); // it is evidence
  }
}
