package onestory.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;

/** By the end of the first meeting it is settled who leads (DOMAIN.md LP-01, LP-02, TIM-14). */
final class LeadProfessionalByFirstMeeting implements Gate {

  @Override
  public String name() {
    return "lead-professional-by-first-meeting";
  }

  @Override
  public Set<String> types() {
    return Set.of("Encounter");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var findings = new ArrayList<Finding>();
    for (var meeting : Meetings.held(incoming)) {
      if (!isLed(incoming, meeting.resource())) {
        findings.add(
            Finding.passing(
                name(),
                meeting.at("episodeOfCare"),
                "The team has met, and nobody is named as the lead professional.",
                "Settle it with the family, and send the episode with its lead professional."));
      }
    }
    return findings;
  }

  private static boolean isLed(Incoming incoming, Encounter meeting) {
    return meeting.getEpisodeOfCare().stream()
        .allMatch(
            told ->
                incoming.find(told) instanceof EpisodeOfCare episode && episode.hasCareManager());
  }
}
