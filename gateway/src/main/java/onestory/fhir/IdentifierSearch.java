package onestory.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Search by identifier: people, families, professionals, organisations. */
final class IdentifierSearch<T extends Resource> extends TypeSearch<T> {

  IdentifierSearch(Class<T> type, SearchAnswers answers) {
    super(type, answers);
  }

  /** https://hl7.org/fhir/R4/http.html#search. */
  @Search
  public Bundle search(
      @OptionalParam(name = "identifier") TokenParam identifier,
      @OptionalParam(name = "_lastUpdated") DateRangeParam lastUpdated,
      RequestDetails request) {
    var criteria = criteria().identifier(identifier).lastUpdated(lastUpdated).build();
    return answers.of(criteria, request);
  }
}
