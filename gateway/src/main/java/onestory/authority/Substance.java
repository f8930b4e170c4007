package onestory.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a resource tells: which needs, and whose own information besides the child's. A goal tells
 * the needs that it addresses, a task and an observation those of what they focus on. A care plan
 * only lists: its references are pruned.
 *
 * @param needs need codes, sorted
 * @param adults references to the adults whose own information it is, sorted
 * @param known false when a link leads nowhere or a need has no code: then it can't be told what it
 *     reveals
 */
record Substance(SortedSet<String> needs, SortedSet<String> adults, boolean known) {

  /** Where each type refers to what its own words are about. */
  private static final Map<String, List<String>> TELLING =
      Map.of(
          "Goal", List.of("addresses"),
          "Task", List.of("focus"),
          "Observation", List.of("focus"),
          "ServiceRequest", List.of("reasonReference"),
          "ClinicalImpression", List.of("problem", "finding.itemReference", "prognosisReference"),
          "RiskAssessment", List.of("condition"),
          "DetectedIssue", List.of("evidence.detail"));

  static Substance of(Resource resource, Map<String, Resource> family, Humans humans) {
    SortedSet<String> needs = new TreeSet<>();
    SortedSet<String> adults = new TreeSet<>();
    boolean known = gather(resource, family, humans, needs, adults, new HashSet<>());
    return new Substance(needs, adults, known);
  }

  private static boolean gather(
      Resource resource,
      Map<String, Resource> family,
      Humans humans,
      SortedSet<String> needs,
      SortedSet<String> adults,
      Set<Resource> seen) {
    if (!seen.add(resource)) {
      return true;
    }
    boolean known = ownNeeds(resource, needs) & ownAdults(resource, adults);
    Concerns.subjects(resource).stream()
        .flatMap(subject -> Key.of(subject).stream())
        .flatMap(subject -> humans.person(subject).stream())
        .forEach(adults::add);
    for (Reference link : links(resource)) {
      Optional<Resource> linked = Key.of(link).map(family::get);
      known &= linked.isPresent() && gather(linked.get(), family, humans, needs, adults, seen);
    }
    return known;
  }

  private static boolean ownNeeds(Resource resource, Collection<String> needs) {
    List<Coding> codings = new ArrayList<>(resource.getMeta().getSecurity());
    if (resource instanceof Condition condition) {
      codings.addAll(condition.getCode().getCoding());
    } else if (resource instanceof Observation observation) {
      codings.addAll(observation.getCode().getCoding());
    }
    List<String> codes =
        codings.stream()
            .filter(coding -> Canonical.NEED.equals(coding.getSystem()) && coding.hasCode())
            .map(Coding::getCode)
            .toList();
    needs.addAll(codes);
    return !codes.isEmpty() || !(resource instanceof Condition);
  }

  private static boolean ownAdults(Resource resource, Collection<String> adults) {
    boolean known = true;
    if (resource instanceof DomainResource domain) {
      for (var extension : domain.getExtensionsByUrl(Canonical.DATA_SUBJECT)) {
        Optional<String> adult =
            extension.getValue() instanceof Reference person ? Key.of(person) : Optional.empty();
        adult.ifPresent(adults::add);
        known &= adult.isPresent();
      }
    }
    return known;
  }

  private static List<Reference> links(Resource resource) {
    List<Reference> links = new ArrayList<>();
    for (String path : TELLING.getOrDefault(resource.fhirType(), List.of())) {
      gather(resource, path.split("\\."), 0, links);
    }
    return links;
  }

  private static void gather(Base element, String[] path, int at, List<Reference> links) {
    if (at == path.length) {
      if (element instanceof Reference link && !link.isEmpty()) {
        links.add(link);
      }
      return;
    }
    Property property = element.getNamedProperty(path[at]);
    if (property != null) {
      property.getValues().forEach(value -> gather(value, path, at + 1, links));
    }
  }
}
