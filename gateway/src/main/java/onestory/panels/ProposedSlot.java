package onestory.panels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import onestory.identity.ResourceId;
import onestory.record.Concluded;
import onestory.timescales.Moment;

/** The slot of a panel that the record proposes for a request, as an Appointment. */
final class ProposedSlot {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProposedSlot() {}

  static ObjectNode of(Told.ToPanel triaged, Moment at) {
    var request = triaged.request();
    var key = request.path("id").asText();
    var slot = JSON.objectNode();
    slot.put("resourceType", "Appointment")
        .put("id", ResourceId.of("Appointment", Told.PROPOSED_SLOT, key));
    slot.putObject("meta")
        .put("source", "urn:onestory:system:" + Concluded.SOURCE)
        .putArray("security")
        .add(coding(Told.OURS + "CodeSystem/information-class", "targeted-support"));
    slot.putArray("identifier").addObject().put("system", Told.PROPOSED_SLOT).put("value", key);
    slot.put("status", "proposed");
    slot.putObject("appointmentType")
        .putArray("coding")
        .add(coding(Told.MEETING_TYPE, triaged.panel()));
    slot.put("created", triaged.decided());
    slot.putArray("basedOn")
        .addObject()
        .put("reference", "ServiceRequest/" + key)
        .put("type", "ServiceRequest");
    var participants = slot.putArray("participant");
    for (var invited : new String[] {"subject", "requester"}) {
      if (request.has(invited)) {
        participant(participants.addObject(), request.path(invited));
      }
    }
    slot.putArray("requestedPeriod").addObject().put("start", at.dateTime());
    return slot;
  }

  private static void participant(ObjectNode participant, JsonNode actor) {
    participant.put("status", "needs-action").set("actor", actor.deepCopy());
  }

  private static ObjectNode coding(String system, String code) {
    return JSON.objectNode().put("system", system).put("code", code);
  }
}
