package onestory.authority;

import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Property;

/**
 * What may turn the meaning of a consent into its opposite: a modifier extension anywhere in it, or
 * rules that only its author knows (FHIR R4, "Modifier elements"; TRUST 4.18).
 */
final class Modifiers {

  private Modifiers() {}

  static boolean in(Consent consent) {
    return consent.hasImplicitRules() || consent.hasModifierExtension() || inside(consent);
  }

  private static boolean inside(Base element) {
    for (Property property : element.children()) {
      for (Base value : property.getValues()) {
        if (value instanceof BackboneElement part && part.hasModifierExtension() || inside(value)) {
          return true;
        }
      }
    }
    return false;
  }
}
