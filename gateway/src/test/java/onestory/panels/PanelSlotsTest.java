package onestory.panels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.councils.Panel;
import onestory.record.Key;
import onestory.record.Outline;
import org.junit.jupiter.api.Test;

/** TS-06, TIM-11: what triage sends to the panel goes to the next one; a slot that is told wins. */
final class PanelSlotsTest {

  private static final String REQUEST = "0b8a7a52-9a1c-5d1e-8f6e-1f3c6c1a2b3d";
  private static final Instant NOW = Instant.parse("2026-05-06T09:00:00Z");
  private static final Map<String, Panel> PANELS =
      Map.of(
          "masg", new Panel(LocalDateTime.parse("2026-01-08T14:00"), new Panel.Every(2), Set.of()));

  private final ObjectMapper json = new ObjectMapper();
  private final PanelSlots slots = new PanelSlots(council -> PANELS);

  @Test
  void goesToTheNextPanelAfterTheDecision() throws Exception {
    assertThat(concluded(request("active"), triage("masg")))
        .singleElement()
        .satisfies(
            slot -> {
              assertThat(slot.at("/status").asText()).isEqualTo("proposed");
              assertThat(slot.at("/requestedPeriod/0/start").asText())
                  .isEqualTo("2026-05-14T14:00:00+01:00");
              assertThat(slot.at("/basedOn/0/reference").asText())
                  .isEqualTo("ServiceRequest/" + REQUEST);
              assertThat(slot.at("/participant/0/actor/reference").asText()).isEqualTo("Patient/p");
              assertThat(slot.at("/meta/security/0/code").asText()).isEqualTo("targeted-support");
            });
  }

  @Test
  void staysTheSameHoweverOftenItIsAsked() throws Exception {
    var first = concluded(request("active"), triage("masg"));
    assertThat(concluded(request("active"), triage("masg"), first.get(0).toString()))
        .isEqualTo(first);
  }

  @Test
  void isNotAskedForWhatIsAllocated() throws Exception {
    assertThat(concluded(request("active"), triage("allocate"))).isEmpty();
  }

  @Test
  void givesWayToASlotThatIsTold() throws Exception {
    var proposed = concluded(request("active"), triage("masg")).get(0).toString();
    assertThat(concluded(request("active"), triage("masg"), proposed, told()))
        .extracting(slot -> slot.at("/status").asText())
        .containsExactly("cancelled");
  }

  @Test
  void isOffWhenTheRequestIsWithdrawn() throws Exception {
    var proposed = concluded(request("active"), triage("masg")).get(0).toString();
    assertThat(concluded(request("revoked"), triage("masg"), proposed))
        .extracting(slot -> slot.at("/status").asText())
        .containsExactly("cancelled");
  }

  private List<ObjectNode> concluded(String... resources) throws Exception {
    var entries =
        Stream.of(resources)
            .map(this::entry)
            .collect(Collectors.toMap(e -> e.key().reference(), e -> e));
    var family =
        new Outline(UUID.randomUUID(), "peterborough", Optional.empty(), entries, Map.of());
    return slots.conclude(family, NOW).resources();
  }

  private Outline.Entry entry(String resource) {
    try {
      var content = (ObjectNode) json.readTree(resource);
      var key =
          new Key(
              content.get("resourceType").asText(), UUID.fromString(content.get("id").asText()));
      return new Outline.Entry(key, content, "ehm-pcc", NOW);
    } catch (Exception e) {
      throw new IllegalArgumentException(resource, e);
    }
  }

  private static String request(String status) {
    return """
        {"resourceType": "ServiceRequest", "id": "%s", "status": "%s", "subject": {"reference": "Patient/p", "type": "Patient"}}
        """
        .formatted(REQUEST, status);
  }

  private static String triage(String outcome) {
    return """
        {"resourceType": "Task", "id": "1b8a7a52-9a1c-5d1e-8f6e-1f3c6c1a2b3d", "status": "completed",
         "code": {"coding": [{"system": "https://onestory.example/fhir/CodeSystem/task-code", "code": "targeted-support-triage"}]},
         "focus": {"reference": "ServiceRequest/%s"}, "executionPeriod": {"end": "2026-05-05T11:00:00+01:00"},
         "output": [{"valueCodeableConcept": {"coding": [{"system": "https://onestory.example/fhir/CodeSystem/triage-outcome", "code": "%s"}]}}]}
        """
        .formatted(REQUEST, outcome);
  }

  private static String told() {
    return """
        {"resourceType": "Appointment", "id": "2b8a7a52-9a1c-5d1e-8f6e-1f3c6c1a2b3d", "status": "booked",
         "identifier": [{"system": "https://onestory.example/fhir/Id/ehm-meeting", "value": "TSR-1.masg"}],
         "basedOn": [{"reference": "ServiceRequest/%s"}]}
        """
        .formatted(REQUEST);
  }
}
