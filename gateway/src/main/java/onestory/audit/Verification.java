package onestory.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Checks that the audit is as it was written: every chain link by link, and against what was
 * anchored outside the database (TRUST 9). It only reads.
 */
@Component
public final class Verification {

  private static final int AT_ONCE = 1000;

  /**
   * What was found.
   *
   * @param events how many were looked at
   * @param chains how many chains there are
   * @param anchors how many anchors were compared
   */
  public record Result(long events, int chains, int anchors, List<AuditFault> faults) {

    /** Whether all is as it was written. */
    public boolean isSound() {
      return faults.isEmpty();
    }
  }

  private final AuditStore store;
  private final AnchorFile file;
  private final AnchorKey key;
  private final Chains own;
  private final AuditNode node;

  Verification(AuditStore store, AnchorFile file, AnchorKey key, Chains own, AuditNode node) {
    this.store = store;
    this.file = file;
    this.key = key;
    this.own = own;
    this.node = node;
  }

  /** Every event from the beginning. */
  public Result all() {
    return check(true);
  }

  /** From each chain's last anchor on: what can have changed unseen since. */
  public Result sinceLastAnchor() {
    return check(false);
  }

  private Result check(boolean fromTheBeginning) {
    var lines = file.lines();
    var result = check(fromTheBeginning, lines);
    // what is ended while it is looked at would be found missing: then another anchor says so
    return result.isSound() || cuts(file.lines()) == cuts(lines) ? result : check(fromTheBeginning);
  }

  private long cuts(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Anchor.read(line).stream())
        .filter(anchor -> anchor.cut() != null)
        .count();
  }

  /** What is wrong with the beginning of a chain, up to this link. */
  List<AuditFault> upTo(ChainHead last) {
    var anchored = AnchoredHeads.of(file.lines(), key);
    var from = anchored.beginning(last.chain(), store.first(last.chain()));
    var known = new TreeMap<>(anchored.of(last.chain()).headMap(last.sequence(), true));
    known.putIfAbsent(last.sequence(), last.hash()); // it must come to exactly this
    var check = new ChainCheck(from, known);
    follow(check, from, last.sequence());
    return check.end();
  }

  private long follow(ChainCheck check, ChainHead from, long last) {
    check.start();
    long events = 0;
    var links = store.after(from, AT_ONCE);
    while (!links.isEmpty()) {
      for (var link : links) {
        if (link.head().sequence() > last) {
          return events;
        }
        check.next(link);
        events++;
      }
      links = store.after(links.get(links.size() - 1).head(), AT_ONCE);
    }
    return events;
  }

  private Result check(boolean fromTheBeginning, List<String> lines) {
    var anchored = AnchoredHeads.of(lines, key);
    // stopped in order, and not written since: then there is nothing beyond the last anchor
    boolean stopped = anchored.endsWithStop() && own.committed().isEmpty();
    own.committed().forEach(anchored::add); // before the database is read: it must know as much
    var chains = new TreeSet<>(store.chains());
    anchored.chains().forEach(chains::add);
    var faults = new ArrayList<>(anchored.faults());
    long events = 0;
    for (var chain : chains) {
      var known = anchored.of(chain);
      var beginning = anchored.beginning(chain, store.first(chain));
      var from =
          fromTheBeginning || known.isEmpty()
              ? beginning
              : store.link(chain, known.lastKey()).orElse(beginning);
      var check = new ChainCheck(from, known);
      events += follow(check, from, Long.MAX_VALUE);
      faults.addAll(check.end());
      if (stopped && chain.startsWith(node.id() + "/")) {
        faults.addAll(check.beyondAnchors());
      }
    }
    return new Result(events, chains.size(), lines.size(), List.copyOf(faults));
  }
}
