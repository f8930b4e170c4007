package onestory.gates;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;

/**
 * An episode closes after it opened. The end of an episode that is not recorded yet waits: its
 * beginning may be on the way.
 */
final class ClosureBeforeOpening implements Gate {

  @Override
  public String name() {
    return "closure-before-opening";
  }

  @Override
  public Set<String> types() {
    return Set.of("EpisodeOfCare");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var told : incoming.told(EpisodeOfCare.class)) {
      if (told.resource().getStatus() == EpisodeOfCareStatus.FINISHED) {
        look(incoming, told).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> look(Incoming incoming, Incoming.Told<EpisodeOfCare> told) {
    var closing = told.resource();
    var recorded =
        incoming
            .recorded(EpisodeOfCare.class)
            .filter(episode -> Incoming.key(episode).equals(Incoming.key(closing)))
            .findFirst();
    var opened =
        Optional.ofNullable(closing.getPeriod().getStart())
            .or(() -> recorded.map(episode -> episode.getPeriod().getStart()));
    if (opened.isEmpty() && recorded.isEmpty()) {
      return Optional.of(
          Finding.passing(
              name(),
              told.at("status"),
              "An episode ends that was never opened.",
              "Send its opening; this message is then tried again by itself."));
    }
    Date end = closing.getPeriod().getEnd();
    return opened
        .filter(start -> end != null && end.before(start))
        .map(
            start ->
                Finding.against(
                    name(),
                    told.at("period.end"),
                    "The episode ends before it was opened.",
                    "Correct the dates and send a new version."));
  }
}
