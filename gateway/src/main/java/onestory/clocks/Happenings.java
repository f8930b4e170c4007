package onestory.clocks;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import onestory.councils.Panel;
import onestory.record.Outline;
import onestory.timescales.Happening;

/** Everything that a family's record says happened, as far as timescales speak of it. */
final class Happenings {

  private static final List<Function<Outline, Stream<Happening>>> KINDS =
      List.of(
          EpisodeHappenings::of,
          AssessmentHappenings::of,
          MeetingHappenings::of,
          LeadHappenings::of,
          PlanHappenings::of,
          ActionHappenings::of,
          ClosureHappenings::of,
          ContactHappenings::of,
          HelpHappenings::of,
          PermissionHappenings::of,
          OverrideHappenings::of);

  private Happenings() {}

  /**
   * @param panels by the code of the triage outcome that leads there
   */
  static List<Happening> of(Outline family, Map<String, Panel> panels) {
    return Stream.concat(
            KINDS.stream().flatMap(kind -> kind.apply(family)),
            SupportHappenings.of(family, panels))
        .toList();
  }
}
