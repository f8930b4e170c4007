package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.UUID;
import onestory.audit.AuditSearch;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** The audit, to auditors alone (TRUST 9). Reading it is recorded like any other reading. */
@Component
final class AuditEventProvider implements IResourceProvider {

  private final AuditSearch events;
  private final AuditPages pages;
  private final AskingAuditor auditor;
  private final FhirContext fhir;

  AuditEventProvider(
      AuditSearch events, AuditPages pages, AskingAuditor auditor, FhirContext fhir) {
    this.events = events;
    this.pages = pages;
    this.auditor = auditor;
    this.fhir = fhir;
  }

  @Override
  public Class<AuditEvent> getResourceType() {
    return AuditEvent.class;
  }

  /** https://hl7.org/fhir/R4/http.html#read. */
  @Read
  public AuditEvent read(@IdParam IdType id) {
    auditor.require('r');
    if (!AskedWords.isOurs(id.getIdPart())) {
      throw new ResourceNotFoundException(id);
    }
    return events
        .byId(UUID.fromString(id.getIdPart()))
        .map(hit -> fhir.newJsonParser().parseResource(AuditEvent.class, hit.content()))
        .orElseThrow(() -> new ResourceNotFoundException(id));
  }

  /** https://hl7.org/fhir/R4/auditevent.html#search; the newest first, page by page. */
  @Search
  public Bundle search(
      @OptionalParam(name = "date") DateRangeParam date,
      @OptionalParam(name = "patient") ReferenceParam patient,
      @OptionalParam(name = "agent") ReferenceParam agent,
      @OptionalParam(name = "type") TokenParam type,
      @OptionalParam(name = "subtype") TokenParam subtype,
      @OptionalParam(name = "entity") ReferenceParam entity,
      @OptionalParam(name = "action") TokenParam action,
      @OptionalParam(name = "outcome") TokenParam outcome,
      RequestDetails request) {
    auditor.require('s');
    var question =
        new AuditCriteria()
            .agent(agent)
            .type(type)
            .subtype(subtype)
            .entity(entity)
            .code("action", action)
            .code("outcome", outcome)
            .question(patient, date);
    return pages.of(question, request);
  }
}
