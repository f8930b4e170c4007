package onestory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import onestory.councils.Organisation;
import onestory.exchange.FamilyViews;
import onestory.exchange.View;
import onestory.fhir.CandidateStore.Candidate;
import onestory.fhir.Found.Match;
import onestory.record.Key;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Searches page by page within what the asker may hold. A page is filled however much of what was
 * looked at the asker may not see: how much that was, an answer does not tell.
 */
@Component
final class Searches {

  private static final int AT_A_TIME = 100;
  private static final int MOST_FAMILIES = 500;
  private static final int MOST_VIEWS_IN_MEMORY = 32;

  private final CandidateStore candidates;
  private final FamilyViews views;
  private final FhirContext fhir;
  private final ObjectMapper json = new ObjectMapper();

  Searches(CandidateStore candidates, FamilyViews views, FhirContext fhir) {
    this.candidates = candidates;
    this.views = views;
    this.fhir = fhir;
  }

  /**
   * The matches after a position.
   *
   * @param which what else must be true of a match
   */
  Found page(
      Criteria criteria,
      Organisation asker,
      Asked asked,
      Optional<Position> after,
      Predicate<Match> which) {
    if (criteria.isEmpty()) {
      throw new InvalidRequestException(
          "A search needs a criterion: patient, identifier, status, category, due or _lastUpdated for example.");
    }
    var seen = new Seen(asker);
    var matches = new ArrayList<Match>();
    var last = after;
    var from = after;
    while (true) {
      var next = candidates.find(criteria, asker, asked.sorting(), from, AT_A_TIME);
      for (var candidate : next) {
        var match = seen.match(candidate, criteria).filter(which);
        if (match.isPresent() && matches.size() == asked.count()) {
          return new Found(matches, last);
        }
        if (match.isPresent()) {
          matches.add(match.get());
          last = Optional.of(candidate.position());
        }
        from = Optional.of(candidate.position());
      }
      if (next.size() < AT_A_TIME) {
        return new Found(matches, Optional.empty());
      }
      if (seen.families > MOST_FAMILIES) {
        return new Found(matches, from); // enough work for one request; the next page goes on
      }
    }
  }

  /** What was looked at for one page. */
  private final class Seen {

    private final Organisation asker;
    private final Map<UUID, View> inMemory = new HashMap<>();
    private final HashSet<Key> matched = new HashSet<>();
    private int families;

    private Seen(Organisation asker) {
      this.asker = asker;
    }

    private Optional<Match> match(Candidate candidate, Criteria criteria) {
      var view = view(candidate.family());
      return view.find(candidate.key().reference())
          .filter(resource -> stillMatches(resource, criteria))
          .filter(resource -> matched.add(candidate.key())) // in several families' records
          .map(resource -> new Match(resource, view));
    }

    private View view(UUID family) {
      var known = inMemory.get(family);
      if (known != null) {
        return known;
      }
      if (inMemory.size() == MOST_VIEWS_IN_MEMORY) {
        inMemory.clear();
      }
      families++;
      var view = views.of(asker, family).view();
      inMemory.put(family, view);
      return view;
    }
  }

  /** What was left out of a resource for this asker must not be found by searching for it. */
  private boolean stillMatches(Resource resource, Criteria criteria) {
    var document = tree(fhir.newJsonParser().encodeResourceToString(resource));
    boolean isDue =
        criteria.due() == null
            || resource instanceof Task task && task.getRestriction().getPeriod().hasEnd();
    return isDue
        && criteria.patterns().stream()
            .allMatch(
                forms ->
                    forms.stream().anyMatch(form -> Containment.contains(document, tree(form))));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // written by ourselves a moment ago
    }
  }
}
