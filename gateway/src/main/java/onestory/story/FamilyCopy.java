package onestory.story;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What of a family's record may stand in the copy that the household takes home (DOMAIN.md SHR-01,
 * SHR-04, SHR-12): the plan, strengths, the team, and the words of those who live there. Whoever
 * reads over a shoulder learns nothing of where anybody can be found, of one adult's own affairs,
 * of whoever must be kept away, or of what professionals think.
 */
final class FamilyCopy {

  private static final String GUIDE = "https://onestory.example/fhir/StructureDefinition/";
  private static final Set<String> CLASSES = Set.of("existence", "plan", "needs", "voice");

  private final Collection<? extends Resource> record;
  private final Told told;
  private final Household household;
  private final Set<String> adults;
  private final Set<String> personal;

  FamilyCopy(Collection<? extends Resource> record) {
    this.record = record;
    told = new Told(record);
    household = Household.of(record);
    adults = keys(Patient.class, patient -> !Subjects.isChild(patient));
    Set<String> needs = keys(Condition.class, this::isOneAdults);
    personal =
        keys(
            Goal.class,
            goal ->
                goal.getAddresses().stream().anyMatch(in(needs)) || isAdults(goal.getSubject()));
    personal.addAll(needs);
  }

  /** Whether something was left out because it is one adult's own. */
  boolean leavesPersonalPartsOut() {
    return !personal.isEmpty();
  }

  /** Copies of what may stand in it, with nothing in them that may not. */
  SortedMap<String, Resource> resources() {
    SortedMap<String, Resource> kept = new TreeMap<>();
    record.stream()
        .filter(this::mayStand)
        .forEach(resource -> kept.put(Key.of(resource), withoutWhereabouts(resource.copy())));
    new Cut(kept).all();
    return kept;
  }

  private boolean mayStand(Resource resource) {
    String key = Key.of(resource);
    if (household.keptAway().contains(key) || adults.contains(key) || personal.contains(key)) {
      return false;
    }
    if (resource instanceof Observation observation) {
      return GoingWell.isStrength(observation) && !isAdults(observation.getSubject());
    }
    if (resource instanceof Task task) {
      return isInClass(task)
          && Plan.isAction(task)
          && !in(personal).test(task.getFocus())
          && !in(household.keptAway()).test(task.getOwner());
    }
    if (resource instanceof Organization) {
      return !household.isHidden(); // a school's name says where its pupils are
    }
    return resource instanceof Practitioner
        || resource instanceof PractitionerRole
        || isInClass(resource);
  }

  private Resource withoutWhereabouts(Resource resource) {
    if (resource instanceof DomainResource domain) {
      domain.setText(null).setContained(null);
    }
    if (resource instanceof Patient patient) {
      patient.setAddress(null).setTelecom(null).setPhoto(null).setContact(null);
      patient.setGeneralPractitioner(null).setManagingOrganization(null);
    } else if (resource instanceof RelatedPerson related) {
      related.setAddress(null).setTelecom(null).setPhoto(null);
    } else if (resource instanceof PractitionerRole role && household.isHidden()) {
      role.setTelecom(null).setLocation(null);
    } else if (resource instanceof QuestionnaireResponse response) {
      response.getItem().removeIf(item -> !isSaidAtHome(item));
    }
    return resource;
  }

  private boolean isSaidAtHome(QuestionnaireResponse.QuestionnaireResponseItemComponent item) {
    var sayer = item.getExtensionByUrl(GUIDE + "said-by");
    return sayer != null
        && told.find((Reference) sayer.getValue())
            .filter(person -> household.members().contains(Key.of(person)))
            .isPresent();
  }

  private boolean isOneAdults(Condition need) {
    return need.hasExtension(GUIDE + "data-subject") || isAdults(need.getSubject());
  }

  private boolean isAdults(Reference subject) {
    return in(adults).test(subject);
  }

  private static boolean isInClass(Resource resource) {
    return InformationClass.of(resource).filter(CLASSES::contains).isPresent();
  }

  private static Predicate<Reference> in(Set<String> keys) {
    return reference -> Key.of(reference).filter(keys::contains).isPresent();
  }

  private <T extends Resource> Set<String> keys(Class<T> type, Predicate<T> which) {
    return record.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(which)
        .map(Key::of)
        .collect(Collectors.toSet());
  }
}
