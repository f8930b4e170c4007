package onestory.mappings;

import org.hl7.fhir.r5.model.StructureDefinition;

/** What a logical model says of how it is written, in extensions that HL7 defines for it. */
final class Namespaces {

  private static final String NAMESPACE =
      "http://hl7.org/fhir/StructureDefinition/elementdefinition-namespace";
  private static final String ROOT_NAME = "http://hl7.org/fhir/tools/StructureDefinition/xml-name";

  private static final String NO_RESOURCE_TYPE =
      "http://hl7.org/fhir/tools/StructureDefinition/json-suppress-resourcetype";

  private Namespaces() {}

  static boolean isXml(StructureDefinition model) {
    return model.hasExtension(NAMESPACE);
  }

  /** JSON of a partner's own, without FHIR's resourceType. */
  static boolean isPlainJson(StructureDefinition model) {
    return model.hasExtension(NO_RESOURCE_TYPE);
  }

  static String of(StructureDefinition model) {
    return model.getExtensionString(NAMESPACE);
  }

  static String rootName(StructureDefinition model) {
    return model.getExtensionString(ROOT_NAME);
  }
}
