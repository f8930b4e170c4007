package onestory.gates;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter;

/** No team around the family meets without the child, young person or family (DOMAIN.md MTG-07). */
final class TafWithoutFamily implements Gate {

  private static final String CHILD_PRESENT = Codes.BASE + "StructureDefinition/child-present";

  @Override
  public String name() {
    return "taf-without-family";
  }

  @Override
  public Set<String> types() {
    return Set.of("Encounter");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    var meetings = Meetings.held(incoming);
    // one meeting may be told once for each child
    if (meetings.isEmpty() || meetings.stream().anyMatch(told -> isRepresented(told.resource()))) {
      return List.of();
    }
    return List.of(
        Finding.lasting(
            name(),
            meetings.get(0).at("participant"),
            "Nobody of the family took part in this meeting.",
            "Say who of the family was there, or that the child was; a meeting without them is no team around the family."));
  }

  private static boolean isRepresented(Encounter meeting) {
    return meeting.getExtensionsByUrl(CHILD_PRESENT).stream().anyMatch(TafWithoutFamily::isYes)
        || meeting.getParticipant().stream()
            .map(participant -> participant.getIndividual().getReference())
            .anyMatch(who -> who != null && who.startsWith("RelatedPerson/"));
  }

  /** The child who was there, or simply that they were. */
  private static boolean isYes(org.hl7.fhir.r4.model.Extension present) {
    return present.hasValue() && !"false".equals(present.getValue().primitiveValue());
  }
}
