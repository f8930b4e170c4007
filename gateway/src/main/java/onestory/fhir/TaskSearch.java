package onestory.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Search of work: the source of working sets such as what is due this week, and what is overdue by
 * rule.
 */
@Component
final class TaskSearch implements IResourceProvider {

  private final SearchAnswers answers;
  private final RuleIds rules;

  TaskSearch(SearchAnswers answers, RuleIds rules) {
    this.answers = answers;
    this.rules = rules;
  }

  @Override
  public Class<Task> getResourceType() {
    return Task.class;
  }

  /** https://hl7.org/fhir/R4/task.html#search, and {@code due}: when it is to be done. */
  @Search
  public Bundle search(
      @OptionalParam(name = "patient") ReferenceParam patient,
      @OptionalParam(name = "identifier") TokenParam identifier,
      @OptionalParam(name = "status") TokenParam status,
      @OptionalParam(name = "business-status") TokenParam businessStatus,
      @OptionalParam(name = "code") TokenParam code,
      @OptionalParam(name = "owner") ReferenceParam owner,
      @OptionalParam(name = "due") DateRangeParam due,
      @OptionalParam(name = "_lastUpdated") DateRangeParam lastUpdated,
      RequestDetails request) {
    rules.requireKnown(code);
    var criteria =
        Criteria.of("Task")
            .patient(patient)
            .identifier(identifier)
            .status(status)
            .concept("businessStatus", businessStatus)
            .concept("code", code)
            .owner(owner)
            .due(due)
            .lastUpdated(lastUpdated)
            .build();
    return answers.of(criteria, request);
  }
}
