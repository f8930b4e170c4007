package onestory.story;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** All that a story may be made of, by Type/id. */
final class Told {

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
    return Key.of(reference).map(resources::get).filter(type::isInstance).map(type::cast);
  }
}
