package onestory.exchange;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** What FHIR says of a resource's elements. The model's own properties give every minimum as 0. */
final class Definitions {

  private final FhirContext context = FhirContext.forR4Cached();

  /** Knows the resource's type and all parts of it. */
  Definitions(Resource resource) {
    // a part's definition is known only once its resource's is
    context.getResourceDefinition(resource);
  }

  /** Whether the element may not be without this property. */
  boolean requires(Base element, Property property) {
    var definition =
        element instanceof Resource resource
            ? context.getResourceDefinition(resource)
            : context.getElementDefinition(element.getClass());
    if (!(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
      return false;
    }
    var child = composite.getChildByName(property.getName());
    return child != null && child.getMin() > 0;
  }
}
