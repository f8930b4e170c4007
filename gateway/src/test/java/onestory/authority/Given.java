package onestory.authority;

import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** Resources as the maps make them, in the fewest words. An id stands for itself: Patient/maya. */
public final class Given {

  private static final String BASE = "https://onestory.example/fhir/";

  private static final String EHM_PERSON = BASE + "Id/ehm-person";

  private Given() {}

  public static <R extends Resource> R labelled(R resource, String id, String informationClass) {
    resource.setId(id);
    resource.getMeta().setVersionId("1").setSource("urn:onestory:system:ehm-pcc");
    if (!informationClass.isEmpty()) {
      resource
          .getMeta()
          .addSecurity(new Coding(Canonical.INFORMATION_CLASS, informationClass, null));
    }
    return resource;
  }

  public static Patient child(String id, String nhsNumber) {
    Patient child = labelled(new Patient(), id, "existence");
    child.addIdentifier().setSystem(EHM_PERSON).setValue("P-" + id);
    child.addIdentifier().setSystem("https://fhir.nhs.uk/Id/nhs-number").setValue(nhsNumber);
    child.addName().addGiven(id);
    return child;
  }

  public static Person adult(String id) {
    Person adult = labelled(new Person(), id, "agreement");
    adult.addIdentifier().setSystem(EHM_PERSON).setValue("P-" + id);
    adult.addName().addGiven(id);
    return adult;
  }

  /** RelatedPerson/adult-child. */
  public static RelatedPerson related(String adult, String child, String responsibility) {
    RelatedPerson related = labelled(new RelatedPerson(), adult + "-" + child, "plan");
    related.addIdentifier().setSystem(BASE + "Id/ehm-relationship").setValue(adult + "." + child);
    related.addIdentifier().setSystem(EHM_PERSON).setValue("P-" + adult);
    related.setPatient(new Reference("Patient/" + child));
    related.addExtension(Canonical.PARENTAL_RESPONSIBILITY, new CodeType(responsibility));
    related.addName().addGiven(adult);
    return related;
  }

  public static Group family(String id, String... children) {
    Group family = labelled(new Group(), id, "existence");
    family.setType(Group.GroupType.PERSON).setActual(true);
    for (String child : children) {
      family.addMember().setEntity(new Reference("Patient/" + child));
    }
    return family;
  }

  public static EpisodeOfCare episode(String child, String leadRole) {
    EpisodeOfCare episode = labelled(new EpisodeOfCare(), "episode-" + child, "existence");
    episode.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
    episode.setPatient(new Reference("Patient/" + child));
    episode.setCareManager(new Reference("PractitionerRole/" + leadRole));
    return episode;
  }

  public static Consent agreement(String child, String adult) {
    Consent consent = labelled(new Consent(), "agreement-" + adult + "-" + child, "agreement");
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(concept(Canonical.SCOPE, "treatment"));
    consent.addCategory(concept(Canonical.CONSENT_CATEGORY, "early-help-participation"));
    consent.setPatient(new Reference("Patient/" + child));
    consent.addPerformer(new Reference("RelatedPerson/" + adult + "-" + child));
    consent.getProvision().setType(ConsentProvisionType.PERMIT);
    consent.getProvision().getPeriod().getStartElement().setValueAsString("2026-03-02");
    return consent;
  }

  public static Consent notice(String child, String adult) {
    Consent consent = agreement(child, adult);
    consent.setId("notice-" + adult + "-" + child);
    consent.setScope(concept(Canonical.SCOPE, "patient-privacy"));
    consent.setCategory(
        List.of(concept("http://terminology.hl7.org/CodeSystem/consentcategorycodes", "npp")));
    return consent;
  }

  /** Consent/adult-child-organisation; classes separated by spaces. */
  public static Consent share(
      String adult, String child, String organisation, String classes, String... exceptNeeds) {
    Consent consent =
        labelled(new Consent(), adult + "-" + child + "-" + organisation, "agreement");
    consent.setStatus(ConsentState.ACTIVE);
    consent.setScope(concept(Canonical.SCOPE, "patient-privacy"));
    consent.addCategory(concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "INFA"));
    consent.setPatient(new Reference("Patient/" + child));
    consent.addPerformer(new Reference("RelatedPerson/" + adult + "-" + child));
    var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
    provision.getPeriod().getStartElement().setValueAsString("2026-03-20");
    provision.getPeriod().getEndElement().setValueAsString("2027-03-20");
    provision
        .addActor()
        .setRole(concept(Canonical.PARTICIPATION, "IRCP"))
        .setReference(new Reference("Organization/" + organisation));
    Arrays.stream(classes.split(" "))
        .forEach(c -> provision.addSecurityLabel(new Coding(Canonical.INFORMATION_CLASS, c, null)));
    for (String need : exceptNeeds) {
      except(consent, need);
    }
    return consent;
  }

  public static Consent except(Consent consent, String need) {
    consent
        .getProvision()
        .addProvision()
        .setType(ConsentProvisionType.DENY)
        .addSecurityLabel(new Coding(Canonical.NEED, need, null));
    return consent;
  }

  /** subject: Patient/x or Group/x; concerns: the adults whose own information it is. */
  public static Condition need(String id, String code, String subject, String... concerns) {
    Condition need = labelled(new Condition(), id, subject.startsWith("Group/") ? "plan" : "needs");
    need.setCode(concept(Canonical.NEED, code));
    need.setSubject(new Reference(subject));
    for (String adult : concerns) {
      need.addExtension(Canonical.DATA_SUBJECT, new Reference("Person/" + adult));
    }
    need.addNote().setText("note of " + id);
    return need;
  }

  public static Goal goal(String id, String subject, String... needs) {
    Goal goal = labelled(new Goal(), id, "plan");
    goal.setLifecycleStatus(Goal.GoalLifecycleStatus.ACTIVE);
    goal.getDescription().setText("words of " + id);
    goal.setSubject(new Reference(subject));
    for (String need : needs) {
      goal.addAddresses(new Reference("Condition/" + need));
    }
    return goal;
  }

  public static Task action(String id, String child, String goal, String owner) {
    Task action = labelled(new Task(), id, "plan");
    action.setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
    action.setDescription("words of " + id);
    action.setFor(new Reference("Patient/" + child));
    action.setFocus(new Reference("Goal/" + goal));
    action.setOwner(new Reference(owner));
    return action;
  }

  /** CarePlan/plan-child. */
  public static CarePlan plan(
      String child, String author, String needs, String goals, String actions) {
    CarePlan plan = labelled(new CarePlan(), "plan-" + child, "plan");
    plan.setStatus(CarePlan.CarePlanStatus.ACTIVE).setIntent(CarePlan.CarePlanIntent.PLAN);
    plan.setSubject(new Reference("Patient/" + child));
    plan.setAuthor(new Reference("PractitionerRole/" + author));
    for (String need : needs.split(" ")) {
      plan.addAddresses(new Reference("Condition/" + need));
    }
    for (String goal : goals.split(" ")) {
      plan.addGoal(new Reference("Goal/" + goal));
    }
    for (String action : actions.split(" ")) {
      plan.addActivity().setReference(new Reference("Task/" + action));
    }
    return plan;
  }

  public static QuestionnaireResponse answers(String id, String informationClass, String subject) {
    QuestionnaireResponse answers = labelled(new QuestionnaireResponse(), id, informationClass);
    answers.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    answers.setSubject(new Reference(subject));
    answers.addItem().setLinkId("1").addAnswer().setValue(new StringType("words of " + id));
    return answers;
  }

  public static Observation observation(String id, String informationClass, String subject) {
    Observation observation = labelled(new Observation(), id, informationClass);
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.getCode().setText("observed");
    observation.setSubject(new Reference(subject));
    observation.setValue(new StringType("words of " + id));
    return observation;
  }

  public static Appointment nextMeeting(String child) {
    Appointment next = labelled(new Appointment(), "next-" + child, "existence");
    next.setStatus(Appointment.AppointmentStatus.PROPOSED);
    next.addParticipant()
        .setActor(new Reference("Patient/" + child))
        .setStatus(Appointment.ParticipationStatus.NEEDSACTION);
    return next;
  }

  public static Organization organisation(String id) {
    Organization organisation = labelled(new Organization(), id, "");
    organisation.setName(id);
    return organisation;
  }

  /** PractitionerRole/id and Practitioner/id at Organization/organisation. */
  public static List<Resource> professional(String id, String organisation) {
    Practitioner practitioner = labelled(new Practitioner(), id, "");
    practitioner.addName().addGiven(id);
    PractitionerRole role = labelled(new PractitionerRole(), id, "");
    role.setPractitioner(new Reference("Practitioner/" + id));
    role.setOrganization(new Reference("Organization/" + organisation));
    return List.of(practitioner, role);
  }

  /** The consent is the child's own, on this basis. */
  public static Consent byYoungPerson(Consent consent, String basis) {
    consent.setPerformer(List.of(consent.getPatient()));
    consent.addExtension(
        Canonical.CAPACITY_BASIS,
        new Coding(BASE + "CodeSystem/consent-capacity-basis", basis, null));
    return consent;
  }

  /** QuestionnaireResponse/gillick-child; considered: letters of the considerations answered. */
  public static QuestionnaireResponse gillick(String child, String considered) {
    QuestionnaireResponse record =
        labelled(new QuestionnaireResponse(), "gillick-" + child, "agreement");
    record.setQuestionnaire(Canonical.GILLICK);
    record.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
    record.setSubject(new Reference("Patient/" + child));
    for (String letter : considered.split("")) {
      record.addItem().setLinkId(letter).addAnswer().setValue(new StringType("considered"));
    }
    return record;
  }

  /** Person/id and Patient/id, an adult with needs of their own. */
  public static List<Resource> adultWithNeeds(String id) {
    Person person = adult(id);
    person.addLink().setTarget(new Reference("Patient/" + id));
    Patient patient = labelled(new Patient(), id, "needs");
    patient.addIdentifier().setSystem(EHM_PERSON).setValue("P-" + id);
    patient.addName().addGiven(id);
    return List.of(person, patient);
  }

  public static Flag flag(String code, String child) {
    Flag flag = labelled(new Flag(), code + "-" + child, "agreement");
    flag.setStatus(Flag.FlagStatus.ACTIVE);
    flag.setCode(concept(BASE + "CodeSystem/safety-flag", code));
    flag.setSubject(new Reference("Patient/" + child));
    return flag;
  }

  /** This adult must not be told, or take part. */
  public static Flag mustNotContact(String adult, String child) {
    Flag flag = flag("must-not-contact", child);
    flag.addExtension(Canonical.MUST_NOT_CONTACT, new Reference("Person/" + adult));
    return flag;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }
}
