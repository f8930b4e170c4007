package onestory.exchange;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Says beside each reference to a child whose number it is: a case system knows people by its own
 * numbers, not by the record's ids.
 */
final class NamedChildren {

  private static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

  private final Map<String, Identifier> numbers = new HashMap<>();

  NamedChildren(View view) {
    for (Resource resource : view.resources().values()) {
      if (resource instanceof Patient child) {
        child.getIdentifier().stream()
            .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
            .min(Comparator.comparingInt(NamedChildren::rank))
            .ifPresent(number -> numbers.put(Key.of(child), number));
      }
    }
  }

  /** A copy of the resource that says it. */
  Resource in(Resource resource) {
    Resource copy = resource.copy();
    name(copy);
    return copy;
  }

  private void name(Base element) {
    if (element instanceof Reference reference) {
      Key.of(reference).map(numbers::get).ifPresent(number -> set(reference, number));
      return;
    }
    for (Property property : element.children()) {
      property.getValues().forEach(this::name);
    }
  }

  private static void set(Reference reference, Identifier number) {
    reference.setIdentifier(
        new Identifier().setSystem(number.getSystem()).setValue(number.getValue()));
  }

  /** A case system's own number of a person first, the NHS number next. */
  private static int rank(Identifier identifier) {
    if (identifier.getSystem().endsWith("-person")) {
      return 0;
    }
    return identifier.getSystem().equals(NHS_NUMBER) ? 1 : 2;
  }
}
