package onestory.mappings;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import onestory.profiles.Definition;
import onestory.profiles.Definitions;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;

/** The implementation guide's own codes and extensions, so that the validator knows them. */
final class OurDefinitions {

  private final FhirContext fhir;

  OurDefinitions(FhirContext fhir) {
    this.fhir = fhir;
  }

  List<CodeSystem> codeSystems() {
    return of("code-systems").map(CodeSystem.class::cast).toList();
  }

  private java.util.stream.Stream<MetadataResource> of(String kind) {
    return new Definitions().ofKind(kind).stream().map(this::parse);
  }

  private MetadataResource parse(Definition definition) {
    return (MetadataResource)
        fhir.newJsonParser().parseResource(new String(definition.json(), StandardCharsets.UTF_8));
  }
}
