package onestory.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * An organisation that is responsible for an action towards a goal reports how far the goal is
 * reached.
 */
@Component
final class GoalProvider implements IResourceProvider {

  private final Contributions contributions;

  GoalProvider(Contributions contributions) {
    this.contributions = contributions;
  }

  @Override
  public Class<Goal> getResourceType() {
    return Goal.class;
  }

  /** https://hl7.org/fhir/R4/http.html#update, with If-Match. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id, @ResourceParam Goal goal, RequestDetails request) {
    return contributions.update(id, goal, request);
  }
}
