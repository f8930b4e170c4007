package onestory.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
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
    var written =
        recorder.update(
            asker.organisation('u', incoming.fhirType()),
            id,
            request.getHeader("If-Match"),
            incoming,
            request.loadRequestContents());
    return outcome(written, false);
  }

  MethodOutcome create(Observation incoming, RequestDetails request) {
    var created =
        recorder.create(
            asker.organisation('c', incoming.fhirType()), incoming, request.loadRequestContents());
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
