package onestory.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What about a family's consents a person should look at though it decides nothing: two live ones
 * by one person where there should be one (TRUST 3.6), one that can't be read, and a parent's for a
 * young person who has turned 16 since (TRUST 4.42). In ids and codes.
 */
public final class Alarms {

  private Alarms() {}

  /** The alarms, sorted. */
  public static List<String> of(Family family, Instant at) {
    List<String> alarms = new ArrayList<>();
    Map<String, List<String>> live = new TreeMap<>();
    for (Sharing sharing : family.sharings()) {
      sharing
          .terms()
          .unreadable()
          .ifPresent(why -> alarms.add("unreadable " + sharing.version() + ": " + why));
      sharing
          .recipients(at)
          .forEach(
              organisation ->
                  live.computeIfAbsent(
                          sharing.child() + " " + sharing.giver().humans() + " " + organisation,
                          k -> new ArrayList<>())
                      .add(sharing.version()));
      boolean parents = !sharing.giver().youngPerson() && sharing.isGiven(at);
      if (parents && family.children().isSixteen(sharing.child(), at)) {
        alarms.add("renewal-at-16 " + sharing.version());
      }
    }
    live.values().stream()
        .filter(versions -> versions.size() > 1)
        .forEach(versions -> alarms.add("two-live " + String.join(" ", versions)));
    return alarms.stream().sorted().toList();
  }
}
