package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.UUID;
import onestory.audit.AuditSearch;
import onestory.audit.AuditSearch.Hit;
import onestory.audit.AuditSearch.Question;
import onestory.security.Seal;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Pages of the audit; the link to the next is only good for whom it was given to. */
@Component
final class AuditPages {

  private final AuditSearch events;
  private final AskingAuditor auditor;
  private final Seal seal;
  private final FhirContext fhir;
  private final String base;

  AuditPages(
      AuditSearch events,
      AskingAuditor auditor,
      Seal seal,
      FhirContext fhir,
      @Value("${onestory.base-url}") String baseUrl) {
    this.events = events;
    this.auditor = auditor;
    this.seal = seal;
    this.fhir = fhir;
    this.base = baseUrl + "/fhir";
  }

  Bundle of(Question question, RequestDetails request) {
    var asked = Asked.of(request, "AuditEvent", "AuditEvent");
    var bound = auditor.id() + " " + asked.question();
    var hits =
        events.find(question, asked.cursor().map(cursor -> open(cursor, bound)), asked.count() + 1);
    var bundle = new Bundle().setType(BundleType.SEARCHSET);
    hits.stream().limit(asked.count()).forEach(hit -> add(bundle, hit));
    if (hits.size() > asked.count()) {
      var last = hits.get(asked.count() - 1);
      var cursor = seal.close(last.recorded() + " " + last.id(), bound);
      bundle.addLink().setRelation("next").setUrl(asked.next(base, cursor));
    }
    return bundle;
  }

  private Hit open(String cursor, String bound) {
    var place =
        seal.open(cursor, bound)
            .map(text -> text.split(" "))
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "_cursor: not one that was given to this client for this search; begin again without it."));
    return new Hit(Instant.parse(place[0]), UUID.fromString(place[1]), "");
  }

  private void add(Bundle bundle, Hit hit) {
    var event = fhir.newJsonParser().parseResource(AuditEvent.class, hit.content());
    bundle
        .addEntry()
        .setResource(event)
        .setFullUrl(base + "/AuditEvent/" + hit.id())
        .getSearch()
        .setMode(SearchEntryMode.MATCH);
  }
}
