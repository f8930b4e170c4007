package onestory.story;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** All that a story may be made of, by Type/id. */
final class Told {

  private static final List<Class<? extends Resource>> PEOPLE =
      List.of(Patient.class, RelatedPerson.class, Person.class);

  private final SortedMap<String, Resource> resources = new TreeMap<>();

  Told(Collection<? extends Resource> resources) {
    resources.forEach(resource -> this.resources.put(Key.of(resource), resource));
  }

  Collection<Resource> all() {
    return resources.values();
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return resources.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  Optional<Resource> find(String key) {
    return Optional.ofNullable(resources.get(key));
  }

  <T extends Resource> Optional<T> find(Reference reference, Class<T> type) {
    return find(reference).filter(type::isInstance).map(type::cast);
  }

  /** What the reference names, by its address or, as sources name people, by an identifier. */
  Optional<Resource> find(Reference reference) {
    return reference.hasReference()
        ? Key.of(reference).map(resources::get)
        : PEOPLE.stream()
            .flatMap(type -> all(type).stream())
            .filter(person -> isNamed(person, reference.getIdentifier()))
            .findFirst()
            .map(Resource.class::cast);
  }

  private static boolean isNamed(Resource person, Identifier identifier) {
    return identifier.hasValue()
        && person.getNamedProperty("identifier").getValues().stream()
            .map(Identifier.class::cast)
            .anyMatch(
                known ->
                    identifier.getValue().equals(known.getValue())
                        && Objects.equals(identifier.getSystem(), known.getSystem()));
  }
}
