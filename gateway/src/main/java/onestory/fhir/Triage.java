package onestory.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.Clock;
import java.util.LinkedHashMap;
import onestory.authority.Canonical;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * {@code Task/$triage}: the open contacts, what has the least time left first (DOMAIN.md TIM-10).
 * Which rule gives a contact its time is the council's to say; what is asked here is whose clock
 * runs for a contact.
 */
@Component
final class Triage implements IResourceProvider {

  private final SearchAnswers answers;
  private final AskingOrganisation asker;
  private final Clock clock;

  Triage(SearchAnswers answers, AskingOrganisation asker, Clock clock) {
    this.answers = answers;
    this.asker = asker;
    this.clock = clock;
  }

  @Override
  public Class<Task> getResourceType() {
    return Task.class;
  }

  /** One page of it. Whoever may search Tasks, ServiceRequests and Patients may ask. */
  @Operation(name = "$triage", idempotent = true)
  public Bundle triage(RequestDetails request) {
    asker.organisation('r', "ServiceRequest");
    asker.organisation('r', "Patient");
    var asked = count(request, Asked.of(request, "Task/$triage", "Task").sortedBy(Sorting.DUE));
    var criteria =
        Criteria.of("Task")
            .status(new TokenParam("in-progress"))
            .label(new TokenParam(Canonical.INFORMATION_CLASS, "mash"))
            .ofSystem("code", RuleIds.SYSTEM)
            .build();
    var found = answers.page(criteria, asked, match -> OpenContact.of(match).isPresent());
    var bundle = answers.bundle(asked, found);
    var now = clock.instant();
    var included = new LinkedHashMap<String, Resource>();
    for (var match : found.matches()) {
      var contact = OpenContact.of(match).orElseThrow();
      answers.add(bundle, contact.withTimeLeft(now), SearchEntryMode.MATCH);
      contact.included().forEach(resource -> included.put(Key.of(resource), resource));
    }
    included.values().forEach(resource -> answers.add(bundle, resource, SearchEntryMode.INCLUDE));
    return bundle;
  }

  /** POST says it in its body. */
  private static Asked count(RequestDetails request, Asked asked) {
    return request.getResource() instanceof Parameters body && body.hasParameter("_count")
        ? asked.counting(body.getParameter("_count").getValue().primitiveValue())
        : asked;
  }
}
