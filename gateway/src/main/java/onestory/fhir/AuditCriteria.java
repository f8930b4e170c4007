package onestory.fhir;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import onestory.audit.AuditSearch.Question;

/** Search parameters of AuditEvent, any of which may be null, as JSON that an event contains. */
final class AuditCriteria {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<String> patterns = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /**
   * {@code agent=Organization/id}, or {@code agent:identifier=system|value} of a client or person.
   */
  AuditCriteria agent(ReferenceParam agent) {
    if (agent != null) {
      var pattern = JSON.objectNode();
      pattern.putArray("agent").addObject().set("who", named("agent", agent));
      patterns.add(pattern.toString());
    }
    return this;
  }

  AuditCriteria entity(ReferenceParam entity) {
    if (entity != null) {
      var pattern = JSON.objectNode();
      pattern.putArray("entity").addObject().set("what", named("entity", entity));
      patterns.add(pattern.toString());
    }
    return this;
  }

  AuditCriteria type(TokenParam type) {
    if (type != null) {
      var pattern = JSON.objectNode();
      pattern.set("type", coding(type));
      patterns.add(pattern.toString());
    }
    return this;
  }

  AuditCriteria subtype(TokenParam subtype) {
    if (subtype != null) {
      var pattern = JSON.objectNode();
      pattern.putArray("subtype").add(coding(subtype));
      names.add(subtype.getValue());
      patterns.add(pattern.toString());
    }
    return this;
  }

  AuditCriteria code(String element, TokenParam code) {
    if (code != null) {
      patterns.add(JSON.objectNode().put(element, code.getValue()).toString());
    }
    return this;
  }

  Question question(ReferenceParam patient, DateRangeParam date) {
    var span = date == null ? null : Span.of(date);
    return new Question(
        patterns,
        names,
        patient == null ? null : patient.getIdPart(),
        span == null ? null : span.from(),
        span == null ? null : span.to());
  }

  private ObjectNode named(String parameter, ReferenceParam reference) {
    if ("identifier".equals(reference.getResourceType())) {
      var parts = reference.getValue().split("\\|", 2);
      if (parts.length < 2 || parts[1].isEmpty()) {
        throw new InvalidRequestException(
            parameter + ":identifier: give it as system|value, or as |value.");
      }
      names.add(parts[1]);
      var who = JSON.objectNode();
      var identifier = who.putObject("identifier").put("value", parts[1]);
      if (!parts[0].isEmpty()) {
        identifier.put("system", parts[0]);
      }
      return who;
    }
    if (reference.getChain() != null || !reference.hasResourceType()) {
      throw new InvalidRequestException(
          parameter + ": give it as Type/id, or :identifier=system|value.");
    }
    names.add(reference.getValue());
    return JSON.objectNode().put("reference", reference.getValue());
  }

  private static ObjectNode coding(TokenParam wanted) {
    if (wanted.getModifier() != null || wanted.getMissing() != null) {
      throw new InvalidRequestException("Modifiers are not offered.");
    }
    var coding = JSON.objectNode().put("code", wanted.getValue());
    return wanted.getSystem() == null ? coding : coding.put("system", wanted.getSystem());
  }
}
