package onestory.clocks;

import static onestory.timescales.HappeningKind.EPISODE_CLOSED;
import static onestory.timescales.HappeningKind.EPISODE_OPENED;

import java.util.Set;
import java.util.stream.Stream;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Episodes opened and closed. What MASH only proposes to the case system is none yet. */
final class EpisodeHappenings {

  private static final Set<String> CLOSED = Set.of("finished", "cancelled");

  private EpisodeHappenings() {}

  static Stream<Happening> of(Outline family) {
    return episodes(family).flatMap(EpisodeHappenings::of);
  }

  /** The family's episodes, one a child. */
  static Stream<Said> episodes(Outline family) {
    return family
        .ofType("EpisodeOfCare")
        .map(Said::new)
        .filter(episode -> episode.identifiers("eh-episode").noneMatch(v -> v.startsWith("mash.")));
  }

  static boolean isOpen(Said episode) {
    return !episode.hasStatus(CLOSED) && !episode.text("/status").equals("entered-in-error");
  }

  private static Stream<Happening> of(Said episode) {
    var child = episode.child("/patient");
    var opened =
        episode
            .moment("/period/start")
            .map(at -> episode.happened(EPISODE_OPENED, child, "", at))
            .stream();
    return episode.hasStatus(CLOSED)
        ? Stream.concat(
            opened,
            Stream.of(
                episode.happened(
                    EPISODE_CLOSED,
                    child,
                    "",
                    episode.moment("/period/end").orElseGet(episode::since))))
        : opened;
  }
}
