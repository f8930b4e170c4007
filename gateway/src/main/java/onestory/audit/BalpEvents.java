package onestory.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Entries as FHIR AuditEvents after the IHE Basic Audit Log Patterns
 * (https://profiles.ihe.net/ITI/BALP).
 */
@Component
final class BalpEvents {

  private final AuditNode node;

  BalpEvents(AuditNode node) {
    this.node = node;
  }

  /** One for each patient; one when it is about nobody. */
  List<ObjectNode> of(AuditEntry entry, Instant now) {
    var recorded = now.truncatedTo(ChronoUnit.MILLIS);
    if (entry.patients().isEmpty()) {
      return List.of(event(entry, null, recorded));
    }
    return entry.patients().stream().map(patient -> event(entry, patient, recorded)).toList();
  }

  private ObjectNode event(AuditEntry entry, String patient, Instant recorded) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("resourceType", "AuditEvent");
    event.put("id", UUID.randomUUID().toString());
    event.put("recorded", recorded.toString());
    event.put("action", entry.kind().action());
    event.put("outcome", entry.outcome().code());
    event.putObject("source").putObject("observer").put("display", node.id());
    event.putArray("subtype").addObject().put("code", entry.kind().code());
    if (patient != null) {
      var entity = event.withArray("entity").addObject();
      entity.putObject("what").put("reference", "Patient/" + patient);
      entity.putObject("role").put("code", "1");
    }
    return event;
  }
}
