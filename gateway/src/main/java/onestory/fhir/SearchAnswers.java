package onestory.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.function.Predicate;
import onestory.authority.Key;
import onestory.fhir.Found.Match;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Answers searches with Bundles of one page each (https://hl7.org/fhir/R4/http.html#paging). The
 * link to the next page holds a cursor: it says where the page ended, and only the client that it
 * was given to can go on from there, with the same search. There is no total.
 */
@Component
final class SearchAnswers {

  private final Searches searches;
  private final AskingOrganisation asker;
  private final Grounds grounds;
  private final Cursors cursors;
  private final String base;

  SearchAnswers(
      Searches searches,
      AskingOrganisation asker,
      Grounds grounds,
      Cursors cursors,
      @Value("${onestory.base-url}") String baseUrl) {
    this.searches = searches;
    this.asker = asker;
    this.grounds = grounds;
    this.cursors = cursors;
    this.base = baseUrl + "/fhir";
  }

  /** The page that this request asks for. */
  Bundle of(Criteria criteria, RequestDetails request) {
    var asked = Asked.of(request, criteria.type(), criteria.type());
    var found = page(criteria, asked, match -> true);
    var bundle = bundle(asked, found);
    found.matches().forEach(match -> add(bundle, match.resource(), SearchEntryMode.MATCH));
    return bundle;
  }

  Found page(Criteria criteria, Asked asked, Predicate<Match> which) {
    var organisation = asker.organisation('s', criteria.type());
    var found = searches.page(criteria, organisation, asked, after(asked), which);
    found.matches().forEach(match -> grounds.note(match.view(), Key.of(match.resource())));
    return found;
  }

  /** An answer without its entries. */
  Bundle bundle(Asked asked, Found found) {
    var bundle = new Bundle().setType(BundleType.SEARCHSET);
    found
        .next()
        .map(position -> cursors.close(position, bound(asked)))
        .ifPresent(cursor -> bundle.addLink().setRelation("next").setUrl(asked.next(base, cursor)));
    return bundle;
  }

  BundleEntryComponent add(Bundle bundle, Resource resource, SearchEntryMode mode) {
    var entry = bundle.addEntry().setResource(resource);
    entry.setFullUrl(
        "%s/%s/%s".formatted(base, resource.fhirType(), resource.getIdElement().getIdPart()));
    entry.getSearch().setMode(mode);
    return entry;
  }

  private Optional<Position> after(Asked asked) {
    return asked.cursor().map(cursor -> cursors.open(cursor, bound(asked)));
  }

  private String bound(Asked asked) {
    return asker.client() + " " + asked.question();
  }
}
