package onestory.clocks;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import onestory.record.Outline;

/** Whom a family's clocks are about, and who leads. */
record Team(Outline family) {

  /** The children of a clock; of one for the whole family, all of them. */
  Set<String> children(Set<String> named) {
    if (!named.isEmpty()) {
      return new TreeSet<>(named);
    }
    var inHelp =
        Said.all(family, "EpisodeOfCare")
            .flatMap(episode -> episode.child("/patient").stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return inHelp.isEmpty()
        ? Said.all(family, "Patient")
            .map(Said::reference)
            .collect(Collectors.toCollection(TreeSet::new))
        : inHelp;
  }

  /** Whom a clock is for: the child, or the family. */
  Optional<String> subject(Set<String> named) {
    var children = children(named);
    return children.size() == 1 && !named.isEmpty()
        ? children.stream().findFirst()
        : Said.all(family, "Group")
            .map(Said::reference)
            .findFirst()
            .or(() -> children.stream().findFirst());
  }

  /** The organisation of who leads for these children now; of who led last, where none does. */
  Optional<String> leads(Set<String> named) {
    var children = children(named);
    var episodes =
        EpisodeHappenings.episodes(family)
            .filter(episode -> children.containsAll(episode.child("/patient")))
            .toList();
    return episodes.stream()
        .filter(EpisodeHappenings::isOpen)
        .flatMap(episode -> organisation(episode).stream())
        .findFirst()
        .or(() -> episodes.stream().flatMap(e -> organisation(e).stream()).findFirst());
  }

  private Optional<String> organisation(Said episode) {
    return Optional.ofNullable(family.organisations().get(episode.text("/careManager/reference")));
  }
}
