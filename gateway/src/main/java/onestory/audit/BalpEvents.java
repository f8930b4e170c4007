package onestory.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Entries as FHIR AuditEvents after the IHE Basic Audit Log Patterns
 * (https://profiles.ihe.net/ITI/BALP).
 */
@Component
final class BalpEvents {

  private static final String BASE = "https://onestory.example/fhir/";
  private static final String PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

  private final AuditNode node;

  BalpEvents(AuditNode node) {
    this.node = node;
  }

  /** One for each patient; one when it is about nobody. */
  List<ObjectNode> of(AuditEntry entry, Instant now, Optional<RequestOrigin> origin) {
    var recorded = now.truncatedTo(ChronoUnit.MILLIS).toString();
    if (entry.patients().isEmpty()) {
      return List.of(event(entry, null, recorded, origin));
    }
    return entry.patients().stream()
        .distinct()
        .map(patient -> event(entry, patient, recorded, origin))
        .toList();
  }

  private ObjectNode event(
      AuditEntry entry, String patient, String recorded, Optional<RequestOrigin> origin) {
    var kind = entry.kind();
    var event = JsonNodeFactory.instance.objectNode();
    event.put("resourceType", "AuditEvent");
    event.put("id", UUID.randomUUID().toString());
    BalpProfile.of(entry, patient)
        .ifPresent(url -> event.putObject("meta").putArray("profile").add(url));
    event.set("type", coding(kind.type()));
    var subtypes = event.putArray("subtype");
    if (kind.subtype() != null) {
      subtypes.add(coding(kind.subtype()));
    }
    subtypes
        .addObject()
        .put("system", BASE + "CodeSystem/audit-event-subtype")
        .put("code", kind.code());
    event.put("action", kind.action());
    event.put("recorded", recorded);
    event.put("outcome", entry.outcome().code());
    if (entry.rule() != null) {
      event.put("outcomeDesc", entry.rule());
    }
    if (entry.purpose() != null) {
      event
          .putArray("purposeOfEvent")
          .addObject()
          .putArray("coding")
          .addObject()
          .put("system", PURPOSE)
          .put("code", entry.purpose());
    }
    var observer = Agents.identifier("gateway-node", node.id());
    new Agents(observer, node.address(), origin.map(RequestOrigin::address).orElse(null))
        .add(event, entry);
    var source = event.putObject("source");
    source.put("site", node.id());
    source.set("observer", observer.deepCopy());
    source
        .putArray("type")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/security-source-type")
        .put("code", "4");
    Entities.add(event, entry, patient, origin.map(RequestOrigin::requestId).orElse(null));
    return event;
  }

  private static ObjectNode coding(AuditType type) {
    var coding =
        JsonNodeFactory.instance.objectNode().put("system", type.system()).put("code", type.code());
    if (type.display() != null) {
      coding.put("display", type.display());
    }
    return coding;
  }
}
