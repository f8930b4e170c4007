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
 * What a search asks for: JSON that a match must contain (for each pattern, one of its forms), when
 * it was last updated, and when it is due.
 *
 * @param due null when it may be due at any time, or never
 */
record Criteria(
    String type,
    List<List<String>> patterns,
    Instant updatedFrom,
    Instant updatedBefore,
    Span due) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Builder of(String type) {
    return new Builder(type);
  }

  boolean isEmpty() {
    return patterns.isEmpty() && updatedFrom == null && updatedBefore == null && due == null;
  }

  /** Puts criteria together from HAPI's parameters, any of which may be null. */
  static final class Builder {

    private final String type;
    private final List<List<String>> patterns = new ArrayList<>();
    private Instant from;
    private Instant before;
    private Span due;

    private Builder(String type) {
      this.type = type;
    }

    Builder patient(ReferenceParam patient) {
      if (patient != null) {
        if (patient.getChain() != null) {
          throw new InvalidRequestException("Chained search is not offered.");
        }
        if (patient.getIdPart() == null || !patient.getIdPart().matches("[A-Za-z0-9.-]{1,64}")) {
          throw new InvalidRequestException("patient: give an id, or Patient/ and an id.");
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
        patterns.add(List.of(inList("category", concept(category))));
      }
      return this;
    }

    /** An element that is one CodeableConcept, such as {@code code}. */
    Builder concept(String element, TokenParam wanted) {
      if (wanted != null) {
        patterns.add(List.of(alone(element, concept(wanted))));
      }
      return this;
    }

    /** A label in {@code meta.security}. */
    Builder label(TokenParam label) {
      var pattern = JSON.objectNode();
      pattern.withObject("/meta").putArray("security").add(coding(label));
      patterns.add(List.of(pattern.toString()));
      return this;
    }

    /** An element that is one CodeableConcept with any code of the system. */
    Builder ofSystem(String element, String system) {
      var concept = JSON.objectNode();
      concept.putArray("coding").addObject().put("system", system);
      patterns.add(List.of(alone(element, concept)));
      return this;
    }

    /** The organisation, or one of its professionals; by its identifier too. */
    Builder owner(ReferenceParam owner) {
      if (owner != null) {
        if (owner.getChain() != null) {
          throw new InvalidRequestException("Chained search is not offered.");
        }
        patterns.add(Owner.forms(owner));
      }
      return this;
    }

    Builder due(DateRangeParam range) {
      due = range == null ? null : Span.of(range);
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
      return new Criteria(type, List.copyOf(patterns), from, before, due);
    }

    private static void plain(TokenParam token) {
      if (token.getModifier() != null || token.getMissing() != null || token.getValue().isEmpty()) {
        throw new InvalidRequestException(
            "Modifiers, and a token without a code, are not offered.");
      }
    }

    private static ObjectNode concept(TokenParam wanted) {
      var concept = JSON.objectNode();
      concept.putArray("coding").add(coding(wanted));
      return concept;
    }

    private static ObjectNode coding(TokenParam wanted) {
      plain(wanted);
      var coding = JSON.objectNode();
      if (wanted.getSystem() != null) {
        coding.put("system", wanted.getSystem());
      }
      return coding.put("code", wanted.getValue());
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
