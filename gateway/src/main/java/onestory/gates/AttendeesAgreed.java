package onestory.gates;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Encounter;

/** Who is invited was agreed with the family beforehand (DOMAIN.md CON-17, FLD-51). */
final class AttendeesAgreed implements Gate {

  private static final String AGREED = Codes.BASE + "StructureDefinition/attendees-agreed";

  @Override
  public String name() {
    return "attendees-agreed";
  }

  @Override
  public Set<String> types() {
    return Set.of("Encounter");
  }

  @Override
  public List<Finding> findings(Incoming incoming, GateSetting setting) {
    return Meetings.held(incoming).stream()
        .filter(told -> !isAgreed(told.resource()))
        .map(
            told ->
                Finding.lasting(
                    name(),
                    told.at("extension(attendees-agreed)"),
                    "It does not say that the family agreed beforehand who is invited.",
                    "Agree the invitations with the family before the next meeting, and say so."))
        .toList();
  }

  private static boolean isAgreed(Encounter meeting) {
    var extension = meeting.getExtensionByUrl(AGREED);
    return extension != null
        && extension.getValue() instanceof BooleanType agreed
        && agreed.booleanValue();
  }
}
