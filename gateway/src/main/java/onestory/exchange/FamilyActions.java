package onestory.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * An action towards a goal of the family stands on one child's plan, whichever. Whoever may not
 * know of that child is told that it is for the family, as its goal is; without that it would be
 * for nobody.
 */
final class FamilyActions {

  private final Map<String, Reference> familyOfGoal = new HashMap<>();

  FamilyActions(Collection<? extends Resource> family) {
    for (Resource resource : family) {
      if (resource instanceof Goal goal
          && Key.of(goal.getSubject()).filter(key -> key.startsWith("Group/")).isPresent()) {
        familyOfGoal.put(Key.of(goal), goal.getSubject());
      }
    }
  }

  /**
   * @param mayHold whether the organisation may hold what has this key
   * @return the resource itself, or the action as one for the family
   */
  Resource told(Resource resource, Predicate<String> mayHold) {
    if (!(resource instanceof Task task) || Key.of(task.getFor()).filter(mayHold).isPresent()) {
      return resource;
    }
    return Optional.ofNullable(familyOfGoal.get(Key.of(task.getFocus()).orElse("")))
        .<Resource>map(family -> task.copy().setFor(family.copy()))
        .orElse(resource);
  }
}
