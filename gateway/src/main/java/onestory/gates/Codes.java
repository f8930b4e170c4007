package onestory.gates;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** The code systems that gates read, by their last part. */
final class Codes {

  static final String BASE = "https://onestory.example/fhir/";
  private static final String SYSTEMS = BASE + "CodeSystem/";

  private Codes() {}

  static boolean has(CodeableConcept concept, String system, String code) {
    return concept.getCoding().stream().anyMatch(c -> is(c, system, code));
  }

  static boolean any(List<CodeableConcept> concepts, String system, String code) {
    return concepts.stream().anyMatch(concept -> has(concept, system, code));
  }

  static boolean is(Coding coding, String system, String code) {
    return (SYSTEMS + system).equals(coding.getSystem()) && code.equals(coding.getCode());
  }

  static boolean isOfClass(Resource resource, String informationClass) {
    return resource.getMeta().getSecurity().stream()
        .anyMatch(label -> is(label, "information-class", informationClass));
  }
}
