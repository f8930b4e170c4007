package onestory.gates;

import java.util.List;
import java.util.Set;

/**
 * The team around the family meets when there is an assessment to meet about: the council's own, or
 * that of a service which closed (DOMAIN.md MTG-05).
 */
final class AssessmentBeforeMeeting implements Gate {

  @Override
  public String name() {
    return "assessment-before-meeting";
  }

  @Override
  public Set<String> types() {
    return Set.of("Encounter");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var meetings = Meetings.held(incoming);
    if (meetings.isEmpty()
        || Assessments.finished(incoming, setting).findAny().isPresent()
        || Assessments.ofClosedServices(incoming).findAny().isPresent()) {
      return List.of();
    }
    return List.of(
        Finding.passing(
            name(),
            meetings.get(0).at("period.start"),
            "No finished assessment of this family is recorded.",
            "Send the assessment; the meeting is then tried again by itself."));
  }
}
