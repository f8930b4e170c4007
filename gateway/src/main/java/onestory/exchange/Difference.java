package onestory.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onestory.authority.Decision;
import org.hl7.fhir.r4.model.Resource;

/**
 * What brings an organisation into step: from what it holds to what it may hold now. Each list is
 * in the order of delivery.
 *
 * @param changed new to it, or different from what it holds
 * @param removed held, and no longer permitted or no longer there
 * @param unchanged keys of what it holds as it should
 * @param undecided keys of what it holds and a person must decide about: neither sent nor recalled
 */
public record Difference(
    List<Change> changed, List<Removal> removed, List<String> unchanged, List<String> undecided) {

  /**
   * Something to put.
   *
   * @param key Type/id
   * @param hash what the organisation will hold once it has it
   * @param resource the resource, redacted
   * @param decision why it may have it
   */
  public record Change(String key, String hash, Resource resource, Decision decision) {}

  /**
   * Something to delete.
   *
   * @param key Type/id
   * @param because the decision against it; nothing when the resource itself is gone
   */
  public record Removal(String key, Optional<Decision> because) {}

  /**
   * Works out the difference.
   *
   * @param held by Type/id, the hash of what the organisation last acknowledged
   * @param view what it may hold now
   */
  public static Difference between(Map<String, String> held, View view) {
    List<Change> changed = new ArrayList<>();
    List<String> unchanged = new ArrayList<>();
    view.resources().keySet().stream()
        .sorted(DeliveryOrder.ofKeys())
        .forEach(
            key -> {
              Resource resource = view.resources().get(key);
              String hash = ContentHash.of(resource);
              if (hash.equals(held.get(key))) {
                unchanged.add(key);
              } else {
                changed.add(new Change(key, hash, resource, view.decisions().get(key)));
              }
            });
    Set<String> undecided = view.undecided();
    List<String> gone =
        held.keySet().stream()
            .filter(key -> !view.resources().containsKey(key))
            .sorted(DeliveryOrder.ofKeys().reversed())
            .toList();
    return new Difference(
        List.copyOf(changed),
        gone.stream()
            .filter(key -> !undecided.contains(key))
            .map(key -> new Removal(key, Optional.ofNullable(view.withheld().get(key))))
            .toList(),
        List.copyOf(unchanged),
        gone.stream().filter(undecided::contains).toList());
  }

  /** Whether something of it was decided against, and not only left its record. */
  boolean isWithdrawn() {
    return removed.stream().anyMatch(removal -> removal.because().isPresent());
  }

  /** In step: nothing to put, nothing to delete. */
  public boolean isEmpty() {
    return changed.isEmpty() && removed.isEmpty();
  }
}
