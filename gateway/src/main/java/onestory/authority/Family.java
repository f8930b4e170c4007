package onestory.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;

/**
 * One family's current resources, indexed once, so that deciding for each organisation costs
 * little.
 */
public final class Family {

  private final SortedMap<String, Facts> facts;
  private final List<Sharing> sharings;
  private final List<Agreement> agreements;
  private final List<SafeguardingOverride> overrides;
  private final Contacts contacts;
  private final Humans humans;
  private final HardStops stops;
  private final Children children;
  private final boolean homeProtected;

  private Family(Map<String, Resource> resources) {
    humans = new Humans(resources.values());
    SortedMap<String, Facts> byKey = new TreeMap<>();
    List<Sharing> sharing = new ArrayList<>();
    List<Agreement> agreed = new ArrayList<>();
    List<SafeguardingOverride> overriding = new ArrayList<>();
    resources.forEach(
        (key, resource) -> {
          byKey.put(key, Facts.of(resource, resources, humans));
          if (resource instanceof Consent consent) {
            Sharing.read(consent, humans, resources).ifPresent(sharing::add);
            Agreement.read(consent, humans, resources).ifPresent(agreed::add);
          } else if (resource instanceof Flag flag) {
            SafeguardingOverride.read(flag, resources, humans).ifPresent(overriding::add);
          }
        });
    facts = Collections.unmodifiableSortedMap(byKey);
    sharings = List.copyOf(sharing);
    agreements = List.copyOf(agreed);
    overrides = List.copyOf(overriding);
    contacts = Contacts.of(resources);
    stops = HardStops.of(resources);
    children = Children.of(resources);
    homeProtected = ProtectedHome.of(resources.values());
  }

  /**
   * Indexes the family.
   *
   * @param resources its current resources, each with an id, references as Type/id; the order does
   *     not matter
   * @throws IllegalArgumentException when two have one id
   */
  public static Family of(Collection<? extends Resource> resources) {
    SortedMap<String, Resource> byKey = new TreeMap<>();
    for (Resource resource : resources) {
      if (byKey.put(Key.of(resource), resource) != null) {
        throw new IllegalArgumentException("two versions of " + Key.of(resource));
      }
    }
    return new Family(byKey);
  }

  Collection<Facts> facts() {
    return facts.values();
  }

  List<Sharing> sharings() {
    return sharings;
  }

  List<Agreement> agreements() {
    return agreements;
  }

  List<SafeguardingOverride> overrides() {
    return overrides;
  }

  Contacts contacts() {
    return contacts;
  }

  Humans humans() {
    return humans;
  }

  HardStops stops() {
    return stops;
  }

  Children children() {
    return children;
  }

  /** Whether where it lives is to stay unknown. */
  boolean homeProtected() {
    return homeProtected;
  }
}
