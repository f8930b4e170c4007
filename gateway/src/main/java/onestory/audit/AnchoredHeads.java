package onestory.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the anchors say: for each chain, the hashes at certain places, and from where on it is kept.
 * Anchors that are not whole, not signed by our key or not in order say nothing, and are faults
 * themselves.
 */
final class AnchoredHeads {

  private static final String FILE = "anchors.jsonl";

  private final Map<String, NavigableMap<Long, byte[]>> heads = new HashMap<>();
  private final Map<String, NavigableMap<Long, ChainHead>> cuts = new HashMap<>();
  private final List<AuditFault> faults = new ArrayList<>();

  private boolean stop;

  private AnchoredHeads() {}

  static AnchoredHeads of(List<String> lines, AnchorKey key) {
    var all = new AnchoredHeads();
    Anchor before = null;
    long line = 0;
    for (var text : lines) {
      line++;
      var anchor = Anchor.read(text).filter(one -> one.isSignedBy(key)).orElse(null);
      if (anchor == null) {
        all.fault(line, "this anchor is not signed by this node's key, or not whole");
        continue;
      }
      if (anchor.number() != line) {
        all.fault(line, "anchor " + anchor.number() + " stands here: anchors are missing");
      } else if (before != null && !anchor.before().equals(before.fingerprint())) {
        all.fault(line, "the anchor before this one is not the one that was written");
      }
      before = anchor;
      all.stop = anchor.why().equals("stop");
      anchor.heads().forEach(all::add);
      if (anchor.cut() != null) {
        anchor.cut().parts().forEach(part -> all.cut(part.last()));
      }
    }
    return all;
  }

  NavigableMap<Long, byte[]> of(String chain) {
    return heads.getOrDefault(chain, new TreeMap<>());
  }

  /**
   * Where a chain may begin, given the place of the first link that is there: after the last cut
   * before it, or at its very beginning.
   */
  ChainHead beginning(String chain, long first) {
    var cut = cuts.getOrDefault(chain, new TreeMap<>()).floorEntry(first - 1);
    return cut == null ? ChainHead.beginning(chain) : cut.getValue();
  }

  private void cut(ChainHead last) {
    cuts.computeIfAbsent(last.chain(), chain -> new TreeMap<>()).put(last.sequence(), last);
  }

  Iterable<String> chains() {
    return heads.keySet();
  }

  /** Whether the last anchor is that of an orderly end. */
  boolean endsWithStop() {
    return stop;
  }

  List<AuditFault> faults() {
    return faults;
  }

  void add(ChainHead head) {
    if (head.sequence() == 0) {
      return;
    }
    var known = heads.computeIfAbsent(head.chain(), chain -> new TreeMap<>());
    var said = known.putIfAbsent(head.sequence(), head.hash());
    if (said != null && !Arrays.equals(said, head.hash())) {
      faults.add(
          new AuditFault(
              head.chain(), head.sequence(), "two things were written here, one after the other"));
    } else if (known.lastKey() > head.sequence()) {
      faults.add(
          new AuditFault(
              head.chain(),
              head.sequence() + 1,
              "the chain had come to "
                  + known.lastKey()
                  + " and ended before it later: the database was taken back to an older state"));
    }
  }

  private void fault(long line, String says) {
    faults.add(new AuditFault(FILE, line, says));
  }
}
