package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * An identifier that was used before stands for the same observation: told again it changes
 * nothing, and it says something else only as a correction of what was said (TRUST 7.36, 7.60).
 */
final class Repeated {

  private static final Set<ObservationStatus> CORRECTIONS =
      Set.of(
          ObservationStatus.AMENDED,
          ObservationStatus.CORRECTED,
          ObservationStatus.CANCELLED,
          ObservationStatus.ENTEREDINERROR);
  private static final Set<ObservationStatus> UNFINISHED =
      Set.of(ObservationStatus.REGISTERED, ObservationStatus.PRELIMINARY);

  private Repeated() {}

  /**
   * @param stored its versions in the child's family, newest first; none when it is another
   *     family's
   */
  static void check(List<Resource> stored, Observation told) {
    if (stored.isEmpty() || !mayFollow((Observation) stored.get(0), told)) {
      throw new ResourceVersionConflictException(
          "Observation.identifier: another observation has it. Use another, or say in the status that this corrects it.");
    }
  }

  private static boolean mayFollow(Observation before, Observation told) {
    return plain(before).equalsDeep(plain(told))
        || before.getSubject().equalsDeep(told.getSubject())
            && (CORRECTIONS.contains(told.getStatus()) || UNFINISHED.contains(before.getStatus()));
  }

  private static Observation plain(Observation observation) {
    Observation plain = observation.copy();
    plain.setId((String) null);
    plain.setMeta(null);
    return plain;
  }
}
