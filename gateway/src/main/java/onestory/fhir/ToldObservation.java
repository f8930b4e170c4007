package onestory.fhir;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.UUID;
import onestory.identity.ResourceId;
import onestory.record.Key;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;

/** What an observation says of itself, before anybody looks at what is recorded. */
record ToldObservation(Observation observation) {

  /** The gateway's own, and those of people, schools and organisations: never an observation's. */
  private static final List<String> OTHER_SYSTEMS =
      List.of("https://onestory.example/fhir/", "https://fhir.nhs.uk/", "https://fhir.hl7.org.uk/");

  /** The key that follows from the sender's own identifier. */
  Key key() {
    var identifier = observation.getIdentifierFirstRep();
    if (!identifier.hasSystem()
        || !identifier.hasValue()
        || OTHER_SYSTEMS.stream().anyMatch(identifier.getSystem()::startsWith)) {
      throw new UnprocessableEntityException(
          "Observation.identifier: the first must be your own, with system and value, so that a repeat is known as one.");
    }
    return new Key(
        "Observation",
        UUID.fromString(
            ResourceId.of("Observation", identifier.getSystem(), identifier.getValue())));
  }

  /** What names no child at all is told so; which children there are is told to nobody. */
  IdType child() {
    var subject = new IdType(observation.getSubject().getReference());
    if (!"Patient".equals(subject.getResourceType()) || !subject.hasIdPart()) {
      throw new UnprocessableEntityException(
          "Observation.subject: it must be a child whose plan or needs you hold.");
    }
    return subject;
  }
}
