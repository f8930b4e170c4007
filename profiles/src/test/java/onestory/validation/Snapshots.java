package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/** Works out the snapshots of profiles and extensions from what they say of R4, with HAPI. */
final class Snapshots {

  private final SnapshotGeneratingValidationSupport generator;
  private final ValidationSupportContext context;

  /**
   * A maker of snapshots.
   *
   * @param definitions the definitions that may build upon one another
   */
  Snapshots(FhirContext fhir, IValidationSupport definitions) {
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(fhir),
            new CommonCodeSystemsTerminologyService(fhir),
            new InMemoryTerminologyServerValidationSupport(fhir),
            definitions);
    context = new ValidationSupportContext(chain);
    // one for all: it keeps what it has converted
    generator =
        new SnapshotGeneratingValidationSupport(
            fhir,
            WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(chain));
  }

  /** The same definition, with its snapshot when it derives from another. */
  Resource complete(Resource definition) {
    // a logical model says everything itself
    if (definition instanceof StructureDefinition structure
        && structure.getDerivation() == TypeDerivationRule.CONSTRAINT
        && !structure.hasSnapshot()) {
      return (Resource) generator.generateSnapshot(context, structure, null, null, null);
    }
    return definition;
  }
}
