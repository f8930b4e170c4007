package onestory.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** An organisation reports how an action that it is responsible for goes. */
@Component
final class TaskProvider implements IResourceProvider {

  private final Contributions contributions;
  private final RuleIds rules;

  TaskProvider(Contributions contributions, RuleIds rules) {
    this.contributions = contributions;
    this.rules = rules;
  }

  @Override
  public Class<Task> getResourceType() {
    return Task.class;
  }

  /** https://hl7.org/fhir/R4/http.html#update, with If-Match. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id, @ResourceParam Task task, RequestDetails request) {
    rules.requireByHand(task);
    return contributions.update(id, task, request);
  }
}
