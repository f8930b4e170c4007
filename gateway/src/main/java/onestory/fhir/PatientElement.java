package onestory.fhir;

import java.util.Map;

/**
 * Which element the search parameter {@code patient} looks at, for each type that has it (R4 search
 * parameters).
 */
final class PatientElement {

  private static final Map<String, String> PATTERNS =
      Map.ofEntries(
          Map.entry("Appointment", "{\"participant\":[{\"actor\":{\"reference\":\"%s\"}}]}"),
          Map.entry("CarePlan", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("CareTeam", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("ClinicalImpression", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Communication", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Composition", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Condition", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Consent", "{\"patient\":{\"reference\":\"%s\"}}"),
          Map.entry("DetectedIssue", "{\"patient\":{\"reference\":\"%s\"}}"),
          Map.entry("DocumentReference", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Encounter", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("EpisodeOfCare", "{\"patient\":{\"reference\":\"%s\"}}"),
          Map.entry("Flag", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Goal", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("List", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Observation", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("QuestionnaireResponse", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("RelatedPerson", "{\"patient\":{\"reference\":\"%s\"}}"),
          Map.entry("ServiceRequest", "{\"subject\":{\"reference\":\"%s\"}}"),
          Map.entry("Task", "{\"for\":{\"reference\":\"%s\"}}"));

  private PatientElement() {}

  /** The JSON that a resource of the type must contain to be about the patient. */
  static String pattern(String type, String patientReference) {
    return PATTERNS.get(type).formatted(patientReference);
  }
}
