package onestory.fhir;

import ca.uhn.fhir.model.api.annotation.ResourceDef;
import org.hl7.fhir.r4.model.Resource;

/** What FHIR calls a type: a List is not called so in Java. */
final class TypeName {

  private TypeName() {}

  static String of(Class<? extends Resource> type) {
    return type.getAnnotation(ResourceDef.class).name();
  }
}
