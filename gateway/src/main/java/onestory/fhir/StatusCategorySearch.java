package onestory.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Search by patient, identifier, status and category. */
final class StatusCategorySearch<T extends Resource> implements IResourceProvider {

  private final Class<T> type;
  private final SearchAnswers answers;

  StatusCategorySearch(Class<T> type, SearchAnswers answers) {
    this.type = type;
    this.answers = answers;
  }

  @Override
  public Class<T> getResourceType() {
    return type;
  }

  /** https://hl7.org/fhir/R4/http.html#search. */
  @Search
  public Bundle search(
      @OptionalParam(name = "patient") ReferenceParam patient,
      @OptionalParam(name = "identifier") TokenParam identifier,
      @OptionalParam(name = "status") TokenParam status,
      @OptionalParam(name = "category") TokenParam category,
      @OptionalParam(name = "_lastUpdated") DateRangeParam lastUpdated,
      RequestDetails request) {
    var criteria =
        Criteria.of(type.getSimpleName())
            .patient(patient)
            .identifier(identifier)
            .status(status)
            .category(category)
            .lastUpdated(lastUpdated)
            .build();
    return answers.of(criteria, request);
  }
}
