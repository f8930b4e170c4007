package onestory.authority;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What a decision needs to know of one resource; the same for every organisation.
 *
 * @param key Type/id
 * @param type the FHIR type
 * @param informationClass its one label, if it has exactly one
 * @param concerns the children it is about
 * @param substance what it tells
 * @param human which adult it is, if it is one's entry
 * @param adult whether it is the Patient of an adult with needs of their own
 * @param addressee the one organisation besides the council that it is for, if it says so
 * @param timed of a clock of a task, such as an action of the plan: the task's information class
 * @param inError it was never so: nobody need find out what it would have told
 */
record Facts(
    String key,
    String type,
    Optional<String> informationClass,
    Concerns concerns,
    Substance substance,
    Optional<String> human,
    boolean adult,
    Optional<String> addressee,
    Optional<String> timed,
    boolean inError) {

  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");
  private static final Set<String> COMPANIONS = Set.of("Group", "RelatedPerson");
  private static final Set<String> KNOWN =
      Set.of(
          "Patient",
          "Person",
          "RelatedPerson",
          "Group",
          "CareTeam",
          "EpisodeOfCare",
          "Condition",
          "Observation",
          "QuestionnaireResponse",
          "ClinicalImpression",
          "RiskAssessment",
          "CarePlan",
          "Goal",
          "Task",
          "ServiceRequest",
          "Encounter",
          "Appointment",
          "Composition",
          "DocumentReference",
          "Communication",
          "List",
          "Flag",
          "Consent",
          "Provenance",
          "DetectedIssue");
  private static final Set<String> PLANNED = Set.of("Condition", "Goal", "Task");

  static Facts of(Resource resource, Map<String, Resource> family, Humans humans) {
    String key = Key.of(resource);
    return new Facts(
        key,
        resource.fhirType(),
        InformationClass.of(resource),
        Concerns.of(resource, family, humans),
        Substance.of(resource, family, humans),
        humans.id(key),
        humans.isAdult(key),
        addressee(resource),
        timed(resource, family),
        inError(resource));
  }

  private static boolean inError(Resource resource) {
    var status = resource.getNamedProperty("status");
    return status != null
        && status.getValues().stream()
            .anyMatch(value -> "entered-in-error".equals(value.primitiveValue()));
  }

  private static Optional<String> timed(Resource resource, Map<String, Resource> family) {
    var links =
        resource instanceof Task clock
            ? Stream.of(clock.getFocus())
            : resource instanceof DetectedIssue issue
                ? issue.getEvidence().stream().flatMap(evidence -> evidence.getDetail().stream())
                : Stream.<Reference>of();
    return links
        .flatMap(link -> Key.of(link).stream())
        .map(family::get)
        .filter(Task.class::isInstance)
        .flatMap(task -> InformationClass.of(task).stream())
        .findFirst();
  }

  private static Optional<String> addressee(Resource resource) {
    var told =
        resource instanceof DomainResource domain
            ? domain.getExtensionByUrl(Canonical.ADDRESSEE)
            : null;
    return told != null && told.getValue() instanceof Reference organisation
        ? Key.of(organisation)
        : Optional.empty();
  }

  /**
   * A clock, asked as what it tells: of a task what that is of, else no more than that there is
   * early help.
   */
  Facts asTimed() {
    return new Facts(
        key,
        type,
        Optional.of(timed.orElse(InformationClass.EXISTENCE)),
        concerns,
        substance,
        human,
        adult,
        addressee,
        timed,
        inError);
  }

  /** A type of which it is known whom it is about. */
  boolean isKnownType() {
    return KNOWN.contains(type);
  }

  /** An organisation or professional: no family information. */
  boolean isDirectory() {
    return DIRECTORY.contains(type);
  }

  /** Goes along with what refers to it, never by itself. */
  boolean isCompanion() {
    return COMPANIONS.contains(type) || adult;
  }

  boolean isOfClass(String informationClass) {
    return this.informationClass.filter(informationClass::equals).isPresent();
  }

  /**
   * A need, goal or action of the family belongs to every child's plan, so permission for one
   * child's plan is enough.
   */
  boolean belongsToEveryPlan() {
    return concerns.ofFamily() && PLANNED.contains(type) && isOfClass(InformationClass.PLAN);
  }
}
