package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;

/** The finished FHIR package, loaded as any user of HAPI would load it. */
public final class OurPackage {

  private static final String FILE = "classpath:onestory.fhir-0.1.0.tgz";

  private final NpmPackageValidationSupport support;

  /** Loads the package that the build made. */
  public OurPackage(FhirContext fhir) {
    support = new NpmPackageValidationSupport(fhir);
    try {
      support.loadPackageFromClasspath(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** The definitions as HAPI's validator takes them. */
  public IValidationSupport support() {
    return support;
  }
}
