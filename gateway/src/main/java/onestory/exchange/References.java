package onestory.exchange;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/** The references anywhere inside a resource: in lists, backbones, data types and extensions. */
final class References {

  private References() {}

  /** The keys of all resources referred to. */
  static Set<String> of(Base element) {
    Set<String> keys = new HashSet<>();
    gather(element, keys);
    return keys;
  }

  /** The FHIRPath of the first reference that names nothing allowed. */
  static Optional<String> firstOutside(Base element, String path, Predicate<String> allowed) {
    for (Property property : element.children()) {
      int index = 0;
      for (Base value : property.getValues()) {
        String at = Path.of(path, property, index++);
        boolean outside =
            value instanceof Reference reference && Key.of(reference).filter(allowed).isEmpty();
        Optional<String> found = outside ? Optional.of(at) : firstOutside(value, at, allowed);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static void gather(Base element, Set<String> keys) {
    if (element instanceof Reference reference) {
      Key.of(reference).ifPresent(keys::add);
    }
    for (Property property : element.children()) {
      property.getValues().forEach(value -> gather(value, keys));
    }
  }
}
