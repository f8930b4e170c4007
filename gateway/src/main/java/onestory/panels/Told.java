package onestory.panels;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onestory.record.Outline;

/** What a family's record tells of a request's way to a panel. */
record Told(Outline family) {

  static final String OURS = "https://onestory.example/fhir/";
  static final String MEETING_TYPE = OURS + "CodeSystem/meeting-type";
  static final String PROPOSED_SLOT = OURS + "Id/panel-slot";

  /**
   * A request that triage sends to a panel.
   *
   * @param panel the panel's code, which is the outcome's
   * @param decided when, as a FHIR dateTime
   */
  record ToPanel(JsonNode request, String panel, String decided) {}

  /** The requests that are triaged. */
  Stream<ToPanel> triaged() {
    return family
        .ofType("Task")
        .map(Outline.Entry::content)
        .filter(
            task ->
                has(task.path("code"), OURS + "CodeSystem/task-code", "targeted-support-triage"))
        .filter(task -> task.at("/status").asText().equals("completed"))
        .flatMap(task -> toPanel(task).stream());
  }

  private Optional<ToPanel> toPanel(JsonNode task) {
    var request = family.entries().get(task.at("/focus/reference").asText());
    var decided = task.at("/executionPeriod/end").asText();
    return codes(
            task.path("output").findPath("valueCodeableConcept"),
            OURS + "CodeSystem/triage-outcome")
        .findFirst()
        .filter(outcome -> request != null && !decided.isEmpty())
        .map(outcome -> new ToPanel(request.content(), outcome, decided));
  }

  /** Whether somebody has said when the panel looks at this request. */
  boolean hasSlot(String request) {
    return appointments()
        .filter(slot -> !isOurs(slot))
        .filter(slot -> slot.at("/status").asText().equals("booked"))
        .anyMatch(slot -> slot.at("/basedOn/0/reference").asText().equals(request));
  }

  /** The slots that the record itself has proposed. */
  Stream<JsonNode> proposed() {
    return appointments().filter(Told::isOurs);
  }

  private Stream<JsonNode> appointments() {
    return family.ofType("Appointment").map(Outline.Entry::content);
  }

  private static boolean isOurs(JsonNode appointment) {
    return appointment.at("/identifier/0/system").asText().equals(PROPOSED_SLOT);
  }

  private static boolean has(JsonNode concept, String system, String code) {
    return codes(concept, system).anyMatch(code::equals);
  }

  private static Stream<String> codes(JsonNode concept, String system) {
    return StreamSupport.stream(concept.path("coding").spliterator(), false)
        .filter(coding -> coding.path("system").asText().equals(system))
        .map(coding -> coding.path("code").asText());
  }
}
