package onestory.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which entries of one message are the same human. An adult with needs of their own is told twice,
 * as a Person and as a Patient with the same identifier; two entries of one type with the same
 * identifier are a mistake.
 *
 * @param entries the positions of the human's entries in the message
 * @param person what they say together
 */
public record OneHuman(Set<Integer> entries, IncomingPerson person) {

  /** Two entries turn out to be one human where they may not be. */
  public static final Match.Conflict SHARED =
      new Match.Conflict(
          "identity/shared-in-message", "Two people of one message have the same identifier.");

  /**
   * One entry of a message.
   *
   * @param type Patient or Person
   */
  public record Entry(String type, IncomingPerson person) {}

  /** What was found: the humans, or why they can't be told apart. */
  public record Found(List<OneHuman> humans, Optional<Match.Conflict> conflict) {}

  /** The humans of these entries, in the order in which each is first told. */
  public static Found among(List<Entry> entries) {
    var groups = new ArrayList<Set<Integer>>();
    for (int i = 0; i < entries.size(); i++) {
      var joined = new TreeSet<>(Set.of(i));
      for (var group : List.copyOf(groups)) {
        if (shares(entries, group, i)) {
          groups.remove(group);
          joined.addAll(group);
        }
      }
      groups.add(joined);
    }
    var humans = new ArrayList<OneHuman>();
    for (var group : groups) {
      var parts = group.stream().map(entries::get).toList();
      var conflict = conflict(parts);
      if (conflict.isPresent()) {
        return new Found(List.of(), conflict);
      }
      humans.add(new OneHuman(group, together(parts)));
    }
    return new Found(humans, Optional.empty());
  }

  private static boolean shares(List<Entry> entries, Collection<Integer> group, int entry) {
    var ours = entries.get(entry).person().identifiers();
    return group.stream()
        .anyMatch(other -> !Collections.disjoint(entries.get(other).person().identifiers(), ours));
  }

  private static Optional<Match.Conflict> conflict(List<Entry> parts) {
    var types = new HashSet<String>();
    if (!parts.stream().allMatch(part -> types.add(part.type()))) {
      return Optional.of(SHARED);
    }
    return birthDates(parts).size() > 1
        ? Optional.of(
            new Match.Conflict(
                "identity/birth-date-differs",
                "One person is told with two dates of birth in one message."))
        : Optional.empty();
  }

  private static IncomingPerson together(List<Entry> parts) {
    var identifiers =
        parts.stream()
            .flatMap(part -> part.person().identifiers().stream())
            .collect(Collectors.toSet());
    var superseded =
        parts.stream()
            .flatMap(part -> part.person().superseded().stream())
            .collect(Collectors.toSet());
    return new IncomingPerson(identifiers, superseded, birthDates(parts).stream().findFirst());
  }

  private static Set<LocalDate> birthDates(List<Entry> parts) {
    return parts.stream()
        .flatMap(part -> part.person().birthDate().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
