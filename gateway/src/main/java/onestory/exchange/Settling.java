package onestory.exchange;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import onestory.authority.Decision;
import onestory.authority.Outcome;

/**
 * Brings drafts to the largest set that is whole in itself: every reference leads to something in
 * it, and what only goes along is referred to. Taking one out may orphan another, so it goes round
 * until nothing changes.
 */
final class Settling {

  private final SortedMap<String, Draft> drafts = new TreeMap<>();
  private final Map<String, Decision> withheld;

  /**
   * @param candidates what is permitted, and what may go along
   * @param withheld where the decisions about what is left out are put
   */
  Settling(Collection<Draft> candidates, Map<String, Decision> withheld) {
    candidates.forEach(draft -> drafts.put(draft.key(), draft));
    this.withheld = withheld;
  }

  SortedMap<String, Draft> settle() {
    Set<String> before;
    do {
      before = Set.copyOf(drafts.keySet());
      dropBroken(before);
      dropUnreferred();
    } while (drafts.size() < before.size());
    return drafts;
  }

  private void dropBroken(Set<String> held) {
    drafts
        .values()
        .removeIf(
            draft -> {
              Set<String> refersTo = draft.refersTo();
              boolean broken = !draft.fits(held);
              if (broken) {
                withheld.put(draft.key(), broken(draft.decision(), refersTo));
              }
              return broken;
            });
  }

  /** What is nothing without something undecided is undecided with it: it is not asked back. */
  private Decision broken(Decision decision, Set<String> refersTo) {
    boolean waits =
        refersTo.stream()
            .map(withheld::get)
            .anyMatch(other -> other != null && other.outcome() == Outcome.REVIEW);
    return waits
        ? decision.waiting(
            "review/refers-to-undecided",
            "what it must refer to is for a person to decide",
            "It follows what is decided there.")
        : decision.denied(
            "deny/redaction-impossible",
            "without what may not be sent it is not a valid resource",
            "Permission for what it must refer to.");
  }

  private void dropUnreferred() {
    Set<String> reached = reached();
    drafts
        .values()
        .removeIf(
            draft -> {
              boolean alone = draft.isCarried() && !reached.contains(draft.key());
              if (alone) {
                withheld.put(
                    draft.key(),
                    draft
                        .decision()
                        .denied(
                            "deny/not-referred-to",
                            "nothing that is sent refers to it",
                            draft.decision().remedy()));
              }
              return alone;
            });
  }

  private Set<String> reached() {
    Deque<Draft> open = new ArrayDeque<>();
    drafts.values().stream().filter(draft -> !draft.isCarried()).forEach(open::add);
    Set<String> reached = new HashSet<>();
    while (!open.isEmpty()) {
      Draft draft = open.remove();
      for (String key : draft.refersTo()) {
        Draft referred = drafts.get(key);
        if (referred != null && referred.isCarried() && mayTake(draft, key) && reached.add(key)) {
          open.add(referred);
        }
      }
    }
    return reached;
  }

  /**
   * An adult's own entry goes along only with what is about them: the family's Group alone, which
   * lists everybody, does not take it along.
   */
  private static boolean mayTake(Draft referring, String key) {
    return !(referring.isCarried() && key.startsWith("Patient/"));
  }
}
