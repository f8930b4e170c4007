package onestory.exchange;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/**
 * The values that an element really has: the model keeps empty ones where one was set to nothing.
 */
final class Values {

  private Values() {}

  static List<Base> of(Property property) {
    return property.getValues().stream().filter(value -> !value.isEmpty()).toList();
  }
}
