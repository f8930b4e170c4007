package onestory.authority;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * What may turn the meaning of a consent into its opposite: a modifier extension anywhere in it, or
 * rules that only its author knows (FHIR R4, "Modifier elements"; TRUST 4.18). Only backbone
 * elements can have one, and these are all that a Consent has.
 */
final class Modifiers {

  private Modifiers() {}

  static boolean in(Consent consent) {
    return consent.hasImplicitRules()
        || consent.hasModifierExtension()
        || any(consent.getPolicy())
        || any(consent.getVerification())
        || in(consent.getProvision())
        || consent.getContained().stream().anyMatch(c -> hasOwn(c) || inside(c));
  }

  private static boolean hasOwn(Resource contained) {
    return contained instanceof DomainResource domain && domain.hasModifierExtension();
  }

  private static boolean in(ProvisionComponent provision) {
    return provision.hasModifierExtension()
        || any(provision.getActor())
        || any(provision.getData())
        || provision.getProvision().stream().anyMatch(Modifiers::in);
  }

  private static boolean any(List<? extends BackboneElement> parts) {
    return parts.stream().anyMatch(BackboneElement::hasModifierExtension);
  }

  private static boolean inside(Base element) {
    return values(element)
        .anyMatch(
            value ->
                value instanceof BackboneElement part && part.hasModifierExtension()
                    || inside(value));
  }

  private static Stream<Base> values(Base element) {
    return element.children().stream().flatMap(property -> property.getValues().stream());
  }
}
