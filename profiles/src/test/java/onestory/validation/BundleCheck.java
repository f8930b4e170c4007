package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * Validates whole Bundles with HAPI, each resource against the profiles that it is meant to keep.
 * May be used by many threads at once; making one costs seconds, using it milliseconds.
 */
public final class BundleCheck {

  private final FhirValidator validator;
  private final Function<Resource, Collection<String>> profiles;

  /**
   * A check.
   *
   * @param fhir R4
   * @param profiles the canonicals that a resource is meant to keep
   * @param definitions what the profiles need, beyond R4 itself
   */
  public BundleCheck(
      FhirContext fhir,
      Function<Resource, Collection<String>> profiles,
      IValidationSupport... definitions) {
    this.profiles = profiles;
    List<IValidationSupport> chain = new ArrayList<>();
    chain.add(new DefaultProfileValidationSupport(fhir));
    chain.add(new CommonCodeSystemsTerminologyService(fhir));
    chain.addAll(List.of(definitions));
    chain.add(new InMemoryTerminologyServerValidationSupport(fhir));
    FhirInstanceValidator instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(chain.toArray(IValidationSupport[]::new)));
    // no narrative in what systems exchange; people read the story
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    instances.setValidatorPolicyAdvisor(new TypesOfReferences());
    validator = fhir.newValidator().registerValidatorModule(instances);
  }

  /** What is wrong with the Bundle: errors only, without what is known to be none. */
  public List<Finding> errors(Bundle bundle) {
    return findings(bundle).stream()
        .filter(Finding::isError)
        .filter(finding -> !Baseline.covers(finding))
        .toList();
  }

  /** All that the validator says of the Bundle. */
  public List<Finding> findings(Bundle bundle) {
    Bundle checked = new CheckedBundle(bundle, profiles).bundle();
    return validator.validateWithResult(checked).getMessages().stream()
        .map(message -> Finding.of(message, checked))
        .toList();
  }
}
