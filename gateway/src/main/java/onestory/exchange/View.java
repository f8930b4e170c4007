package onestory.exchange;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import onestory.authority.Canonical;
import onestory.authority.Decision;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import onestory.authority.Outcome;
import onestory.authority.Recipient;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * All that one organisation may hold of one family now, redacted, with the decision beside each
 * resource; and the decisions about what it may not hold. Its resources are not to be changed.
 */
public final class View {

  private final Recipient recipient;
  private final SortedMap<String, Resource> resources = new TreeMap<>();
  private final SortedMap<String, Decision> decisions = new TreeMap<>();
  private final SortedMap<String, Decision> withheld;
  private final SortedSet<String> yours;

  private View(
      Recipient recipient,
      SortedMap<String, Draft> drafts,
      SortedMap<String, Decision> withheld,
      Collection<Resource> all) {
    this.recipient = recipient;
    this.withheld = withheld;
    drafts.forEach(
        (key, draft) -> {
          resources.put(key, draft.resource());
          decisions.put(key, draft.outcome());
        });
    yours =
        recipient.seesEverything()
            ? new TreeSet<>()
            : new Responsibility(recipient.organisationReference(), all).among(resources.values());
    Coding tag = new Coding(Canonical.DELIVERY, "yours", null);
    yours.forEach(key -> resources.get(key).getMeta().addTag(tag.copy()));
  }

  /**
   * Works out the view.
   *
   * @param recipient the organisation, and on what basis
   * @param family the family's current resources
   * @param directory organisations and professionals; only those that are referred to get in
   * @param decisions one decision for each resource of the family
   * @param needs what this kind of organisation needs at all
   * @param whereabouts what would show where the family lives, if that is to stay unknown
   * @throws IllegalArgumentException when there is no decision about a resource of the family
   */
  static View of(
      Recipient recipient,
      Collection<? extends Resource> family,
      Collection<? extends Resource> directory,
      Map<String, Decision> decisions,
      Needs needs,
      Whereabouts whereabouts) {
    Drafting drafting = new Drafting(recipient, needs, whereabouts);
    drafting.family(family, decisions);
    String policyVersion =
        decisions.values().stream().map(Decision::policyVersion).findFirst().orElse("");
    drafting.directory(directory, policyVersion);
    SortedMap<String, Draft> drafts = drafting.settle();
    // what the directory holds for other families is no decision about this one
    directory.forEach(resource -> drafting.withheld().remove(Key.of(resource)));
    List<Resource> all = Stream.<Resource>concat(family.stream(), directory.stream()).toList();
    return new View(recipient, drafts, drafting.withheld(), all);
  }

  /** Whose view it is. */
  public Recipient recipient() {
    return recipient;
  }

  /** The resources by Type/id, sorted. */
  public SortedMap<String, Resource> resources() {
    return Collections.unmodifiableSortedMap(resources);
  }

  /** The resource with this key, if it is in the view. */
  public Optional<Resource> find(String key) {
    return Optional.ofNullable(resources.get(key));
  }

  /** By Type/id, why each resource of the view is in it. */
  public SortedMap<String, Decision> decisions() {
    return Collections.unmodifiableSortedMap(decisions);
  }

  /** By Type/id, why each other resource of the family is not. */
  public SortedMap<String, Decision> withheld() {
    return Collections.unmodifiableSortedMap(withheld);
  }

  /** The version of the policy that all of it was decided by. */
  String policyVersion() {
    return Stream.concat(decisions.values().stream(), withheld.values().stream())
        .map(Decision::policyVersion)
        .findFirst()
        .orElse("");
  }

  /** Keys of what a person must decide about first: neither sent nor recalled. */
  public Set<String> undecided() {
    Set<String> keys = new TreeSet<>(withheld.keySet());
    keys.removeIf(key -> withheld.get(key).outcome() != Outcome.REVIEW);
    return keys;
  }

  /** Keys of the tasks and goals that the organisation is responsible for. */
  public SortedSet<String> yours() {
    return Collections.unmodifiableSortedSet(yours);
  }

  /** Whether the organisation holds more of this child's own than that an episode is open. */
  boolean tellsAbout(String child) {
    return resources.values().stream()
        .filter(r -> !InformationClass.of(r).equals(Optional.of(InformationClass.EXISTENCE)))
        .flatMap(r -> Stream.ofNullable(r.getNamedProperty("subject")))
        .flatMap(subject -> subject.getValues().stream())
        .anyMatch(s -> s instanceof Reference r && child.equals(Key.of(r).orElse("")));
  }
}
