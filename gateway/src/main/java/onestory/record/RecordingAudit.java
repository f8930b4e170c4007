package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import onestory.audit.AuditAgent;
import onestory.audit.AuditEntity;
import onestory.audit.AuditEntry;
import onestory.audit.AuditKind;
import onestory.audit.AuditTrail;
import org.springframework.stereotype.Component;

/**
 * Tells the audit what a message changed, for each human that it changed something about (TRUST 9):
 * ids and versions, and apart from the rest permissions that ended and overrides.
 */
@Component
final class RecordingAudit {

  private static final Set<String> ENDED = Set.of("rejected", "inactive", "entered-in-error");

  private final AuditTrail audit;

  RecordingAudit(AuditTrail audit) {
    this.audit = audit;
  }

  /** In the recording transaction. */
  void recorded(Origin origin, List<Version> versions) {
    var source = AuditAgent.client(origin.source(), null);
    var message =
        AuditEntry.of(AuditKind.MESSAGE_RECORDED, source)
            .with(AuditEntity.Role.MESSAGE, origin.receipt().toString());
    var shared = new ArrayList<AuditEntity>();
    var ofHuman = new TreeMap<String, List<AuditEntity>>();
    for (var version : versions) {
      var stored = version.stored();
      var patients = patients(stored);
      var entity = AuditEntity.resource(reference(stored));
      patients.forEach(id -> ofHuman.computeIfAbsent(id, p -> new ArrayList<>()).add(entity));
      if (patients.isEmpty()) {
        shared.add(entity);
      }
      kind(stored)
          .ifPresent(
              kind ->
                  audit.record(AuditEntry.of(kind, source).about(patients).with(List.of(entity))));
    }
    if (ofHuman.isEmpty()) {
      audit.record(message.with(shared));
    }
    ofHuman.forEach(
        (patient, entities) ->
            audit.record(message.about(Set.of(patient)).with(entities).with(shared)));
  }

  private static String reference(Stored stored) {
    return stored.key().reference() + "/_history/" + stored.version();
  }

  private static Optional<AuditKind> kind(Stored stored) {
    var content = stored.content();
    var status = content.path("status").asText();
    return switch (stored.key().type()) {
      case "Consent" ->
          ENDED.contains(status) ? Optional.of(AuditKind.PERMISSION_WITHDRAWN) : Optional.empty();
      case "Flag" -> isOverride(content) ? Optional.of(override(content)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static AuditKind override(JsonNode flag) {
    for (var extension : flag.path("extension")) {
      if (extension.path("url").asText().endsWith("/override-reviewed-at")) {
        return AuditKind.OVERRIDE_REVIEWED;
      }
    }
    return flag.path("status").asText().equals("active")
        ? AuditKind.OVERRIDE_GRANTED
        : AuditKind.OVERRIDE_REVOKED;
  }

  private static boolean isOverride(JsonNode flag) {
    for (var coding : flag.path("code").path("coding")) {
      if (coding.path("code").asText().equals("safeguarding-override")) {
        return true;
      }
    }
    return false;
  }

  /** The humans that it names anywhere. */
  private static Set<String> patients(Stored stored) {
    var patients = new TreeSet<String>();
    if (stored.key().type().equals("Patient")) {
      patients.add(stored.key().id().toString());
    }
    for (var reference : stored.content().findValuesAsText("reference")) {
      if (reference.startsWith("Patient/")) {
        patients.add(reference.substring("Patient/".length()));
      }
    }
    return patients;
  }
}
