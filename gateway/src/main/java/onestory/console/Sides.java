package onestory.console;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onestory.record.FamilyReader;
import onestory.record.Key;
import onestory.record.Question;
import onestory.record.Questions;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Both sides of a question, for the one who decides: names, dates, identifiers and addresses. */
@Component
class Sides {

  /**
   * A question as it is shown.
   *
   * @param sides empty for whoever may see only ids and the rule
   */
  record Shown(Question question, List<Side> sides) {}

  /**
   * One side.
   *
   * @param person the known person's id; null for what the held message tells
   * @param family in whose record; null for the message
   */
  record Side(UUID person, UUID family, @JsonRawValue String patient) {}

  private static final List<String> FACTS =
      List.of("name", "birthDate", "gender", "identifier", "address", "active", "link");

  private final Questions questions;
  private final FamilyReader reader;
  private final FhirContext fhir;

  Sides(Questions questions, FamilyReader reader, FhirContext fhir) {
    this.questions = questions;
    this.reader = reader;
    this.fhir = fhir;
  }

  Shown of(Question question) {
    var sides = new ArrayList<Side>();
    for (var person : question.persons()) {
      for (var family : reader.familiesOf(new Key("Patient", person))) {
        reader.read(family).resources().stream()
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .filter(patient -> patient.getIdElement().getIdPart().equals(person.toString()))
            .forEach(patient -> sides.add(new Side(person, family, facts(patient))));
      }
    }
    questions.told(question.id()).ifPresent(told -> sides.add(new Side(null, null, facts(told))));
    return new Shown(question, sides);
  }

  private String facts(Patient patient) {
    var shown = new Patient();
    shown.setName(patient.getName());
    shown.setBirthDateElement(patient.getBirthDateElement());
    shown.setGender(patient.getGender());
    shown.setIdentifier(patient.getIdentifier());
    shown.setAddress(patient.getAddress());
    return fhir.newJsonParser().encodeResourceToString(shown);
  }

  private static String facts(JsonNode told) {
    var shown = (ObjectNode) told.deepCopy();
    shown.retain(FACTS);
    return shown.toString();
  }
}
