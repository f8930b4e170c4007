package onestory.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Search by patient, identifier and status. */
final class StatusSearch<T extends Resource> extends TypeSearch<T> {

  StatusSearch(Class<T> type, SearchAnswers answers) {
    super(type, answers);
  }

  /** https://hl7.org/fhir/R4/http.html#search. */
  @Search
  public Bundle search(
      @OptionalParam(name = "patient") ReferenceParam patient,
      @OptionalParam(name = "identifier") TokenParam identifier,
      @OptionalParam(name = "status") TokenParam status,
      @OptionalParam(name = "_lastUpdated") DateRangeParam lastUpdated,
      RequestDetails request) {
    var criteria =
        criteria()
            .patient(patient)
            .identifier(identifier)
            .status(status)
            .lastUpdated(lastUpdated)
            .build();
    return answers.of(criteria, request);
  }
}
