package onestory.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Which children a resource is about.
 *
 * @param children keys of their Patients, sorted; empty when it can't be told
 * @param ofFamily whether it belongs to the family as a whole, not to one child
 */
record Concerns(SortedSet<String> children, boolean ofFamily) {

  /**
   * Works it out from subject, patient, for or participant, and for a task from the goal it serves.
   * What is about an adult with needs of their own is the family's.
   */
  static Concerns of(Resource resource, Map<String, Resource> family, Humans humans) {
    if (resource instanceof Patient patient && !humans.isAdult(Key.of(patient))) {
      return new Concerns(new TreeSet<>(List.of(Key.of(patient))), false);
    }
    if (resource instanceof Group group) {
      return new Concerns(members(group, humans), true);
    }
    Concerns own = about(subjects(resource), family, humans);
    if (resource instanceof Task task) {
      Concerns goal = goal(task, family, humans);
      // an action of the family stands on one child's plan, whichever; the goal says whose it is
      return goal.ofFamily ? goal : own.and(goal);
    }
    return own;
  }

  private Concerns and(Concerns other) {
    SortedSet<String> all = new TreeSet<>(children);
    all.addAll(other.children);
    return new Concerns(all, ofFamily || other.ofFamily);
  }

  private static Concerns goal(Task task, Map<String, Resource> family, Humans humans) {
    Optional<String> goal = Key.of(task.getFocus()).filter(key -> Key.isA(key, "Goal"));
    return about(goal.map(family::get).map(Concerns::subjects).orElse(List.of()), family, humans);
  }

  private static Concerns about(
      List<Reference> subjects, Map<String, Resource> family, Humans humans) {
    SortedSet<String> children = new TreeSet<>();
    boolean ofFamily = false;
    for (Reference subject : subjects) {
      String key = Key.of(subject).orElse("");
      if (humans.isAdult(key)) {
        children.addAll(all(family, humans));
        ofFamily = true;
      } else if (Key.isA(key, "Patient")) {
        children.add(key);
      } else if (family.get(key) instanceof Group group) {
        children.addAll(members(group, humans));
        ofFamily = true;
      }
    }
    return new Concerns(children, ofFamily);
  }

  private static SortedSet<String> all(Map<String, Resource> family, Humans humans) {
    SortedSet<String> children = new TreeSet<>();
    for (Resource resource : family.values()) {
      if (resource instanceof Patient child
          && !humans.isAdult(Key.of(child))
          && !isReplaced(child)) {
        children.add(Key.of(child));
      }
    }
    return children;
  }

  /** Merged with another, who is the child now. */
  private static boolean isReplaced(Patient child) {
    return child.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY);
  }

  private static SortedSet<String> members(Group group, Humans humans) {
    SortedSet<String> members = new TreeSet<>();
    group.getMember().stream()
        .flatMap(member -> Key.of(member.getEntity()).stream())
        .filter(key -> Key.isA(key, "Patient") && !humans.isAdult(key))
        .forEach(members::add);
    return members;
  }

  static List<Reference> subjects(Resource resource) {
    if (resource instanceof Task task) {
      return List.of(task.getFor());
    }
    if (resource instanceof Appointment appointment) {
      return appointment.getParticipant().stream()
          .map(Appointment.AppointmentParticipantComponent::getActor)
          .toList();
    }
    List<Reference> subjects = new ArrayList<>();
    for (String name : List.of("subject", "patient")) {
      Property property = resource.getNamedProperty(name);
      if (property != null) {
        for (Base value : property.getValues()) {
          if (value instanceof Reference reference) {
            subjects.add(reference);
          }
        }
      }
    }
    return subjects;
  }
}
