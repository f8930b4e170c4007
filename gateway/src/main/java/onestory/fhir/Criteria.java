package onestory.fhir;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search asks for: JSON that a match must contain (for each pattern, one of its forms), and
 * when it was last updated.
 */
record Criteria(
    String type, List<List<String>> patterns, Instant updatedFrom, Instant updatedBefore) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Builder of(String type) {
    return new Builder(type);
  }

  boolean isEmpty() {
    return patterns.isEmpty() && updatedFrom == null && updatedBefore == null;
  }

  /** Puts criteria together from HAPI's parameters, any of which may be null. */
  static final class Builder {

    private final String type;
    private final List<List<String>> patterns = new ArrayList<>();
    private Instant from;
    private Instant before;

    private Builder(String type) {
      this.type = type;
    }

    Builder patient(ReferenceParam patient) {
      if (patient != null) {
        if (patient.getChain() != null) {
          throw new InvalidRequestException("Chained search is not offered.");
        }
        var reference = "Patient/" + patient.getIdPart();
        patterns.add(List.of(PatientElement.pattern(type, reference)));
      }
      return this;
    }

    Builder identifier(TokenParam identifier) {
      if (identifier != null) {
        plain(identifier);
        var wanted = JSON.objectNode();
        if (identifier.getSystem() != null) {
          wanted.put("system", identifier.getSystem());
        }
        wanted.put("value", identifier.getValue());
        patterns.add(List.of(inList("identifier", wanted), alone("identifier", wanted)));
      }
      return this;
    }

    Builder status(TokenParam status) {
      if (status != null) {
        plain(status);
        patterns.add(List.of(JSON.objectNode().put("status", status.getValue()).toString()));
      }
      return this;
    }

    Builder category(TokenParam category) {
      if (category != null) {
        plain(category);
        var coding = JSON.objectNode();
        if (category.getSystem() != null) {
          coding.put("system", category.getSystem());
        }
        coding.put("code", category.getValue());
        var concept = JSON.objectNode();
        concept.putArray("coding").add(coding);
        patterns.add(List.of(inList("category", concept)));
      }
      return this;
    }

    Builder lastUpdated(DateRangeParam range) {
      if (range != null) {
        from =
            range.getLowerBoundAsInstant() == null
                ? null
                : range.getLowerBoundAsInstant().toInstant();
        before =
            range.getUpperBoundAsInstant() == null
                ? null
                : range.getUpperBoundAsInstant().toInstant();
      }
      return this;
    }

    Criteria build() {
      return new Criteria(type, List.copyOf(patterns), from, before);
    }

    private static void plain(TokenParam token) {
      if (token.getModifier() != null || token.getMissing() != null || token.getValue().isEmpty()) {
        throw new InvalidRequestException(
            "Modifiers, and a token without a code, are not offered.");
      }
    }

    private static String inList(String element, ObjectNode wanted) {
      var pattern = JSON.objectNode();
      pattern.putArray(element).add(wanted);
      return pattern.toString();
    }

    private static String alone(String element, ObjectNode wanted) {
      var pattern = JSON.objectNode();
      pattern.set(element, wanted);
      return pattern.toString();
    }
  }
}
