package onestory.story;

import java.util.Optional;
import java.util.stream.Stream;
import onestory.authority.InformationClass;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Whom a resource is about. */
final class Subjects {

  private Subjects() {}

  static Optional<Reference> of(Resource resource) {
    if (resource instanceof Patient patient) {
      return Optional.of(new Reference("Patient/" + patient.getIdElement().getIdPart()));
    }
    if (resource instanceof Appointment meeting) {
      return meeting.getParticipant().stream()
          .map(Appointment.AppointmentParticipantComponent::getActor)
          .filter(actor -> actor.hasReference() && actor.getReference().startsWith("Patient/"))
          .findFirst();
    }
    return Stream.of("subject", "patient", "for")
        .flatMap(name -> Stream.ofNullable(resource.getNamedProperty(name)))
        .flatMap(property -> property.getValues().stream())
        .filter(Reference.class::isInstance)
        .map(Reference.class::cast)
        .findFirst();
  }

  /** An adult with needs of their own is a Patient too, but of another class. */
  static boolean isChild(Resource resource) {
    return resource instanceof Patient
        && InformationClass.of(resource).equals(Optional.of(InformationClass.EXISTENCE));
  }
}
