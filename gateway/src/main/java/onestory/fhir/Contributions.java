package onestory.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Answers FHIR writes. */
@Component
final class Contributions {

  private final ContributionRecorder recorder;
  private final AskingOrganisation asker;

  Contributions(ContributionRecorder recorder, AskingOrganisation asker) {
    this.recorder = recorder;
    this.asker = asker;
  }

  MethodOutcome update(IdType id, Resource incoming, RequestDetails request) {
    var organisation = asker.organisation('u', incoming.fhirType());
    WrittenCheck.check(incoming);
    var written =
        recorder.update(
            organisation,
            id,
            request.getHeader("If-Match"),
            incoming,
            request.loadRequestContents());
    return outcome(written, false);
  }

  MethodOutcome create(Observation incoming, RequestDetails request) {
    var organisation = asker.organisation('c', incoming.fhirType());
    if (request.getHeader("If-None-Exist") != null) {
      throw new InvalidRequestException(
          "If-None-Exist is not needed: what has your identifier already is not made again.");
    }
    WrittenCheck.check(incoming);
    var created = recorder.create(organisation, incoming, request.loadRequestContents());
    return outcome(created.resource(), created.isNew());
  }

  private static MethodOutcome outcome(Resource written, boolean created) {
    var id =
        new IdType(
            written.fhirType(),
            written.getIdElement().getIdPart(),
            written.getMeta().getVersionId());
    var outcome = new MethodOutcome(id, created);
    outcome.setResource(written);
    return outcome;
  }
}
