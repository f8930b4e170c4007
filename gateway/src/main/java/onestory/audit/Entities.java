package onestory.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** AuditEvent.entity: what it was done with, by references and identifiers only. */
final class Entities {

  private static final String BASE = "https://onestory.example/fhir/Id/";
  private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
  private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
  private static final String BALP = "https://profiles.ihe.net/ITI/BALP/CodeSystem/";
  private static final String PERSON = "1";
  private static final String OBJECT = "2";

  private Entities() {}

  static void add(ObjectNode event, AuditEntry entry, String patient, String requestId) {
    var entities = event.putArray("entity");
    if (patient != null) {
      what(entity(entities, TYPE, PERSON, "1"), "Patient/" + patient);
    }
    entry.entities().forEach(one -> add(entities, one));
    if (requestId != null) {
      id(coded(entities, BALP + "BasicAuditEntityType", "XrequestId"), null, requestId);
    }
    if (entities.isEmpty()) {
      event.remove("entity"); // FHIR has no empty lists
    }
  }

  private static void add(ArrayNode entities, AuditEntity one) {
    var reference = one.reference();
    switch (one.role()) {
      case RESOURCE -> what(entity(entities, TYPE, OBJECT, "4"), reference);
      case AUTHORITY -> {
        var type = reference.substring(0, Math.max(0, reference.indexOf('/')));
        what(coded(entities, "http://hl7.org/fhir/resource-types", type), reference);
      }
      case QUERY ->
          entity(entities, TYPE, OBJECT, "24")
              .put(
                  "query",
                  Base64.getEncoder().encodeToString(reference.getBytes(StandardCharsets.UTF_8)));
      case MESSAGE -> id(entity(entities, TYPE, OBJECT, "20"), "receipt", reference);
      case DELIVERY -> id(entity(entities, TYPE, OBJECT, "20"), "delivery", reference);
      case JOB -> id(entity(entities, TYPE, OBJECT, "20"), "job", reference);
      case SETTING -> id(entity(entities, TYPE, OBJECT, "13"), "setting", reference);
      case ACCOUNT -> id(entity(entities, TYPE, PERSON, "11"), "account", reference);
      case TOKEN ->
          id(
              coded(entities, BALP + "UserAgentTypes", "UserOauthAgent"),
              null,
              "urn:ietf:params:oauth:jti:" + reference);
    }
  }

  private static ObjectNode entity(ArrayNode entities, String system, String code, String role) {
    var entity = coded(entities, system, code);
    entity.putObject("role").put("system", ROLE).put("code", role);
    return entity;
  }

  private static ObjectNode coded(ArrayNode entities, String system, String code) {
    var entity = entities.addObject();
    entity.putObject("type").put("system", system).put("code", code);
    return entity;
  }

  private static void what(ObjectNode entity, String reference) {
    entity.putObject("what").put("reference", reference);
  }

  private static void id(ObjectNode entity, String system, String value) {
    var identifier = entity.putObject("what").putObject("identifier");
    if (system != null) {
      identifier.put("system", BASE + system);
    }
    identifier.put("value", value);
  }
}
