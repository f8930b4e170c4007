package onestory.validation;

import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;

/**
 * Looks at the type of what a reference points at, not at all of it again: every resource of a
 * Bundle is validated once anyway. This makes validation many times faster.
 */
final class TypesOfReferences extends FhirDefaultPolicyAdvisor {

  @Override
  public ReferenceValidationPolicy policyForReference(
      IResourceValidator validator,
      Object context,
      String path,
      String url,
      ReferenceDestinationType destination) {
    // what is not in the Bundle cannot be looked at: its type is what the reference says
    return destination == ReferenceDestinationType.EXTERNAL
        ? ReferenceValidationPolicy.IGNORE
        : ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS;
  }
}
