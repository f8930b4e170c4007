package onestory.gates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a message says, and what the family's record said before; each read once, when asked for.
 */
public final class Incoming {

  /**
   * One resource of the message.
   *
   * @param at its path in the Bundle, as FHIRPath
   */
  record Told<R extends Resource>(String at, R resource) {

    String at(String element) {
      return at + "." + element;
    }
  }

  private final List<Resource> resources;
  private final Supplier<List<Resource>> recorded;
  private Map<String, Resource> family;

  /**
   * @param resources the message's, with ids, references as Type/id
   * @param recorded the family's current resources; read only by gates that need them
   */
  public Incoming(List<Resource> resources, Supplier<List<Resource>> recorded) {
    this.resources = List.copyOf(resources);
    this.recorded = recorded;
  }

  /** The message's resources of this type, in order. */
  <R extends Resource> List<Told<R>> told(Class<R> type) {
    var found = new ArrayList<Told<R>>();
    for (int i = 0; i < resources.size(); i++) {
      var resource = resources.get(i);
      if (type.isInstance(resource)) {
        var at = "Bundle.entry[%d].resource.ofType(%s)".formatted(i, resource.fhirType());
        found.add(new Told<>(at, type.cast(resource)));
      }
    }
    return found;
  }

  /** The FHIR types that the message tells of. */
  List<String> types() {
    return resources.stream().map(Resource::fhirType).distinct().toList();
  }

  /** What the record said before. */
  <R extends Resource> Stream<R> recorded(Class<R> type) {
    return recorded.get().stream().filter(type::isInstance).map(type::cast);
  }

  /** The family's resources as they would be after the message. */
  <R extends Resource> Stream<R> family(Class<R> type) {
    return family().values().stream().filter(type::isInstance).map(type::cast);
  }

  /** What a reference names, after the message; null when it is nowhere. */
  Resource find(Reference reference) {
    var key = reference.getReference();
    return resources.stream()
        .filter(resource -> key(resource).equals(key))
        .findFirst()
        .orElseGet(() -> family().get(key));
  }

  static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private Map<String, Resource> family() {
    if (family == null) {
      family = new LinkedHashMap<>();
      recorded.get().forEach(resource -> family.put(key(resource), resource));
      resources.forEach(resource -> family.put(key(resource), resource));
    }
    return family;
  }
}
