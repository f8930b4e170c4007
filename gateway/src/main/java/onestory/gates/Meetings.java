package onestory.gates;

import java.util.List;
import org.hl7.fhir.r4.model.Encounter;

/** The meetings of the team around the family that a message tells of, and that took place. */
final class Meetings {

  private Meetings() {}

  static List<Incoming.Told<Encounter>> held(Incoming incoming) {
    return incoming.told(Encounter.class).stream()
        .filter(told -> told.resource().getStatus() == Encounter.EncounterStatus.FINISHED)
        .filter(told -> isOfTeam(told.resource()))
        .toList();
  }

  private static boolean isOfTeam(Encounter meeting) {
    return Codes.any(meeting.getType(), "meeting-type", "taf")
        || Codes.any(meeting.getType(), "meeting-type", "review");
  }
}
