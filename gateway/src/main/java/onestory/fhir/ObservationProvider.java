package onestory.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Observation;
import org.springframework.stereotype.Component;

/** An organisation tells what it has seen or found out about a child whose plan it holds. */
@Component
final class ObservationProvider implements IResourceProvider {

  private final Contributions contributions;

  ObservationProvider(Contributions contributions) {
    this.contributions = contributions;
  }

  @Override
  public Class<Observation> getResourceType() {
    return Observation.class;
  }

  /**
   * https://hl7.org/fhir/R4/http.html#create; the same observation again (by its identifier)
   * changes nothing.
   */
  @Create
  public MethodOutcome create(@ResourceParam Observation observation, RequestDetails request) {
    return contributions.create(observation, request);
  }
}
