package onestory.story;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Whether something is coded so, in a code system of the implementation guide. */
final class Coded {

  private static final String SYSTEMS = "https://onestory.example/fhir/CodeSystem/";

  private Coded() {}

  static boolean as(CodeableConcept concept, String system, String code) {
    return concept.hasCoding(SYSTEMS + system, code);
  }

  static boolean as(List<CodeableConcept> concepts, String system, String code) {
    return concepts.stream().anyMatch(concept -> as(concept, system, code));
  }

  static boolean in(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .anyMatch(coding -> (SYSTEMS + system).equals(coding.getSystem()));
  }
}
