package onestory.audit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;

/** Follows one chain from link to link: pure, so that each kind of tampering can be tried. */
final class ChainCheck {

  private static final int MOST_FAULTS = 100;

  private final String chain;
  private final NavigableMap<Long, byte[]> anchored;
  private final List<AuditFault> faults = new ArrayList<>();
  private ChainHead before;

  /**
   * @param from the head that is trusted: the beginning, or an anchored one
   * @param anchored what anchors say of the chain
   */
  ChainCheck(ChainHead from, NavigableMap<Long, byte[]> anchored) {
    this.chain = from.chain();
    this.before = from;
    this.anchored = anchored;
  }

  /** What is trusted to begin with must be what was anchored. */
  void start() {
    against(before);
  }

  void next(StoredLink link) {
    long expected = before.sequence() + 1;
    long sequence = link.head().sequence();
    if (sequence > expected) {
      fault(
          expected,
          sequence - 1 == expected
              ? "it is missing"
              : "it and all up to " + (sequence - 1) + " are missing");
    } else if (!Arrays.equals(
        link.head().hash(), Link.hash(before.hash(), chain, sequence, link.event()))) {
      fault(sequence, "it is not what was written here");
    } else if (!tellsTheSame(link)) {
      fault(sequence, "the columns that it is found by say otherwise than the event");
    }
    before = link.head();
    against(before);
  }

  private void against(ChainHead head) {
    var anchor = anchored.get(head.sequence());
    if (anchor != null && !Arrays.equals(anchor, head.hash())) {
      fault(head.sequence(), "an anchor that was signed says that something else was written here");
    }
  }

  List<AuditFault> end() {
    if (!anchored.isEmpty() && anchored.lastKey() > before.sequence()) {
      fault(
          before.sequence() + 1,
          "the chain ends before it, but had come to "
              + anchored.lastKey()
              + ": the end was cut off, or the database was taken back to an older state");
    }
    return faults;
  }

  /** For a chain that nobody can have gone on with. */
  List<AuditFault> beyondAnchors() {
    long last = anchored.isEmpty() ? 0 : anchored.lastKey();
    return before.sequence() > last
        ? List.of(new AuditFault(chain, last + 1, "it was written after this node had stopped"))
        : List.of();
  }

  private static boolean tellsTheSame(StoredLink link) {
    var event = link.event();
    return event.path("id").asText().equals(link.id())
        && event
            .path("recorded")
            .asText()
            .equals(link.recorded().truncatedTo(ChronoUnit.MILLIS).toString())
        && Objects.equals(PatientOf.event(event), link.patient());
  }

  private void fault(long sequence, String says) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new AuditFault(chain, sequence, says));
    }
  }
}
