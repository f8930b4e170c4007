package onestory.console;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import onestory.record.FamilyReader;
import onestory.record.Key;
import onestory.record.Question;
import onestory.record.Questions;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Resource;
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
  private final ObjectMapper json = new ObjectMapper();

  Sides(Questions questions, FamilyReader reader, FhirContext fhir) {
    this.questions = questions;
    this.reader = reader;
    this.fhir = fhir;
  }

  Shown of(Question question) {
    var sides = new ArrayList<Side>();
    for (var person : question.persons()) {
      families(person).forEach(family -> sides.addAll(known(person, family)));
    }
    questions.told(question.id()).ifPresent(told -> sides.add(new Side(null, null, facts(told))));
    return new Shown(question, sides);
  }

  private Set<UUID> families(UUID person) {
    var families = new TreeSet<>(reader.familiesOf(new Key("Patient", person)));
    families.addAll(reader.familiesOf(new Key("Person", person)));
    return families;
  }

  private List<Side> known(UUID person, UUID family) {
    return reader.read(family).resources().stream()
        .filter(one -> one instanceof Patient || one instanceof Person)
        .filter(one -> one.getIdElement().getIdPart().equals(person.toString()))
        .map(one -> new Side(person, family, facts(tree(one))))
        .toList();
  }

  private JsonNode tree(Resource resource) {
    try {
      return json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // written just now
    }
  }

  private static String facts(JsonNode told) {
    var shown = (ObjectNode) told.deepCopy();
    shown.retain(FACTS);
    return shown.toString();
  }
}
