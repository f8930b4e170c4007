package onestory.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Where two versions of a resource first differ, in the order of FHIR's definition. */
final class FirstDifference {

  private FirstDifference() {}

  /**
   * The FHIRPath of the first element that differs.
   *
   * @param ignored names of elements of the resource itself that may differ
   */
  static Optional<String> between(Resource one, Resource other, Set<String> ignored) {
    return one.children().stream()
        .filter(property -> !ignored.contains(property.getName()))
        .flatMap(property -> in(one.fhirType(), property, other).stream())
        .findFirst();
  }

  private static Optional<String> in(String parent, Property property, Base other) {
    List<Base> ours = Values.of(property);
    List<Base> theirs = Values.of(other.getNamedProperty(property.getName()));
    if (ours.size() != theirs.size()) {
      return Optional.of(Path.of(parent, property));
    }
    for (int i = 0; i < ours.size(); i++) {
      if (!ours.get(i).equalsDeep(theirs.get(i))) {
        return Optional.of(deepest(Path.of(parent, property, i), ours.get(i), theirs.get(i)));
      }
    }
    return Optional.empty();
  }

  private static String deepest(String path, Base one, Base other) {
    if (!one.fhirType().equals(other.fhirType())) {
      return path;
    }
    return one.children().stream()
        .flatMap(property -> in(path, property, other).stream())
        .findFirst()
        .orElse(path);
  }
}
