package onestory.story;

import java.util.ArrayList;
import java.util.List;
import onestory.authority.Canonical;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** Small records to tell stories from. */
final class GivenStory {

  static final String GUIDE = "https://onestory.example/fhir/";

  private GivenStory() {}

  static <T extends DomainResource> T in(String informationClass, String id, T resource) {
    resource.setId(id);
    resource.getMeta().addSecurity(new Coding(Canonical.INFORMATION_CLASS, informationClass, null));
    return resource;
  }

  static Patient child(String id, String given) {
    var patient = in("existence", id, new Patient());
    patient.addName().setFamily("Stone").addGiven(given);
    return patient;
  }

  /** Person/id, and RelatedPerson/id-child. */
  static List<Resource> adult(String id, String child, boolean livesTogether) {
    var person = in("agreement", id, new Person());
    person.addIdentifier().setSystem(GUIDE + "Id/ehm-person").setValue(id);
    person.addName().addGiven(id);
    var related = in("plan", id + "-" + child, new RelatedPerson());
    related.addIdentifier().setSystem(GUIDE + "Id/ehm-person").setValue(id);
    related.addName().addGiven(id);
    related.setPatient(new Reference("Patient/" + child));
    related.addExtension(
        GUIDE + "StructureDefinition/lives-together", new CodeType(livesTogether ? "yes" : "no"));
    return new ArrayList<>(List.of(person, related));
  }

  static Observation strength(String id, String subject, String words) {
    var strength = in("assessment", id, new Observation());
    strength
        .getCode()
        .addCoding()
        .setSystem(GUIDE + "CodeSystem/strength")
        .setCode("protective-factor");
    strength.setSubject(new Reference(subject));
    strength.setValue(new StringType(words));
    return strength;
  }

  static QuestionnaireResponse said(String id, String subject, String by, String words) {
    var response = in("voice", id, new QuestionnaireResponse());
    response.setSubject(new Reference(subject));
    var item = response.addItem().setLinkId("20");
    item.addExtension(GUIDE + "StructureDefinition/said-by", new Reference(by));
    item.addAnswer().setValue(new StringType(words));
    return response;
  }

  static Condition need(String id, String code, String subject) {
    var need = in("needs", id, new Condition());
    need.setCode(new CodeableConcept(new Coding(Canonical.NEED, code, null)));
    need.setSubject(new Reference(subject));
    need.addNote().setText("words of " + id);
    return need;
  }

  static Goal goal(String id, String subject, String need) {
    var goal = in("plan", id, new Goal());
    goal.setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
    goal.setSubject(new Reference(subject));
    goal.getDescription().setText("words of " + id);
    goal.addAddresses(new Reference("Condition/" + need));
    return goal;
  }

  static Task action(String id, String child, String goal, String owner) {
    var task = in("plan", id, new Task());
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setFor(new Reference("Patient/" + child));
    task.setFocus(new Reference("Goal/" + goal));
    task.setOwner(new Reference(owner));
    task.setDescription("words of " + id);
    return task;
  }

  static Flag mustNotContact(String child, String person) {
    var flag = in("agreement", "flag-" + person, new Flag());
    flag.setSubject(new Reference("Patient/" + child));
    flag.addExtension(
        GUIDE + "StructureDefinition/must-not-contact", new Reference("Person/" + person));
    return flag;
  }
}
