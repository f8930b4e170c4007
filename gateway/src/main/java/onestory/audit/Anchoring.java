package onestory.audit;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down, signed and outside the database, how far all nodes' chains have come. Each anchor is
 * logged too: a log that is kept elsewhere is one more copy.
 */
@Component
final class Anchoring {

  private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);

  private final AuditStore store;
  private final AnchorFile file;
  private final AnchorKey key;
  private final AuditNode node;
  private final Clock clock;
  private Anchor last;

  Anchoring(AuditStore store, AnchorFile file, AnchorKey key, AuditNode node, Clock clock) {
    this.store = store;
    this.file = file;
    this.key = key;
    this.node = node;
    this.clock = clock;
    var lines = file.lines();
    last = lines.isEmpty() ? null : Anchor.read(lines.get(lines.size() - 1)).orElse(null);
  }

  /**
   * Anchors the chains, unless nothing has been added since the last time.
   *
   * @param why start, time, stop or asked
   */
  synchronized void anchor(String why) {
    List<ChainHead> heads = store.heads();
    if (last != null && last.why().equals(why) && last.heads().equals(heads)) {
      return;
    }
    add(why, heads, null);
  }

  /**
   * Signs that the beginnings of chains are kept no longer; it is on the disk when this returns.
   */
  synchronized Anchor cut(Cut cut) {
    return add("cut", List.of(), cut);
  }

  private Anchor add(String why, List<ChainHead> heads, Cut cut) {
    var anchor =
        Anchor.signed(
            last == null ? 1 : last.number() + 1,
            clock.instant(),
            node.id(),
            why,
            heads,
            cut,
            last == null ? "" : last.fingerprint(),
            key);
    file.add(anchor);
    last = anchor;
    LOG.info("audit anchor {} {}", anchor.number(), anchor.fingerprint());
    return anchor;
  }
}
