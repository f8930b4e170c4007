package onestory.audit;

import com.fasterxml.jackson.databind.JsonNode;

/** The one patient that an event is about. */
final class PatientOf {

  private static final String TYPE = "Patient/";

  private PatientOf() {}

  /** The id without the type; null when it is about nobody. */
  static String event(JsonNode event) {
    for (var entity : event.path("entity")) {
      var reference = entity.path("what").path("reference").asText();
      if (entity.path("role").path("code").asText().equals("1") && reference.startsWith(TYPE)) {
        return reference.substring(TYPE.length());
      }
    }
    return null;
  }
}
