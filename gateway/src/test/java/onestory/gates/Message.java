package onestory.gates;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A message and a family, in the fewest words; and what the gates find. */
final class Message {

  private static final String BASE = "https://onestory.example/fhir/";

  private Message() {}

  /** When every message was sent. */
  static final Instant SENT = Instant.parse("2026-10-01T12:00:00Z");

  /**
   * Each finding as path, and on what it rests: a question mark where what is missing may come, an
   * exclamation mark where what is recorded stands against it, nothing where the message itself is
   * wrong.
   */
  static List<String> met(
      String gate, Map<String, Object> parameters, List<Resource> told, List<Resource> recorded) {
    var setting = Map.of(gate, new GateSetting(GateSetting.As.HOLD, parameters));
    return new Gates(new Forms(List.of(form())))
        .met(incoming(told, recorded), setting).stream()
            .map(Met::finding)
            .map(finding -> finding.problem().at() + mark(finding.rests()))
            .toList();
  }

  private static String mark(Finding.Rests rests) {
    return switch (rests) {
      case ON_THE_MESSAGE -> "";
      case ON_THE_RECORD -> "!";
      case ON_A_GAP -> "?";
    };
  }

  static Incoming incoming(List<? extends Resource> told, List<? extends Resource> recorded) {
    var fhir = FhirContext.forR4Cached();
    var json = new ObjectMapper();
    List<JsonNode> documents = new ArrayList<>();
    for (var resource : told) {
      try {
        documents.add(json.readTree(fhir.newJsonParser().encodeResourceToString(resource)));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }
    return new Incoming(
        documents,
        SENT,
        document -> (Resource) fhir.newJsonParser().parseResource(document.toString()),
        type ->
            recorded.stream()
                .<Resource>map(r -> r)
                .filter(r -> r.fhirType().equals(type))
                .toList());
  }

  static List<String> met(String gate, Resource... told) {
    return met(gate, Map.of(), List.of(told), List.of());
  }

  static Questionnaire form() {
    var form = new Questionnaire();
    form.setUrl(BASE + "Questionnaire/known");
    form.addItem().setLinkId("1").addItem().setLinkId("1.1");
    form.addItem().setLinkId("2");
    return form;
  }

  static <R extends Resource> R with(String id, R resource) {
    resource.setId(id);
    return resource;
  }

  static <R extends Resource> R ofClass(String informationClass, R resource) {
    resource.getMeta().addSecurity(coding("information-class", informationClass));
    return resource;
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(coding(system, code));
  }

  static Coding coding(String system, String code) {
    return new Coding(BASE + "CodeSystem/" + system, code, null);
  }

  static String extension(String name) {
    return BASE + "StructureDefinition/" + name;
  }

  static Reference to(String key) {
    return new Reference(key);
  }
}
