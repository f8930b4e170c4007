package onestory.validation;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import onestory.profiles.Definition;
import onestory.profiles.Definitions;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.Resource;

/** The implementation guide's definitions, with snapshots where they need them. */
public final class Guide {

  private final FhirContext fhir;
  private final List<Resource> definitions;

  /** Reads every definition from the classpath and makes the snapshots of those derived from R4. */
  public Guide(FhirContext fhir) {
    this.fhir = fhir;
    List<Resource> read = new Definitions().all().stream().map(this::parse).toList();
    Snapshots snapshots = new Snapshots(fhir, support(fhir, read));
    definitions = read.stream().map(snapshots::complete).toList();
  }

  /** Every definition. */
  public List<Resource> definitions() {
    return definitions;
  }

  /** The definitions as HAPI's validator takes them. */
  public PrePopulatedValidationSupport support() {
    return support(fhir, definitions);
  }

  private static PrePopulatedValidationSupport support(
      FhirContext fhir, List<Resource> definitions) {
    PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(fhir);
    definitions.forEach(support::addResource);
    return support;
  }

  private Resource parse(Definition definition) {
    return (Resource)
        fhir.newJsonParser().parseResource(new String(definition.json(), StandardCharsets.UTF_8));
  }
}
