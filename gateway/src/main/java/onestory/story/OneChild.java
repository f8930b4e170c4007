package onestory.story;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Narrows a view to one child: their own, the family's and its adults', nothing of other children.
 * Who does an action of the family stays named, though the record knows them by what they are to
 * another child.
 */
final class OneChild {

  private OneChild() {}

  /** Copies; what is given stays as it is. */
  static SortedMap<String, Resource> of(String child, Collection<Resource> view) {
    SortedMap<String, Resource> kept = new TreeMap<>();
    view.stream()
        .filter(resource -> !Subjects.isChild(resource) || Key.of(resource).equals(child))
        .forEach(resource -> kept.put(Key.of(resource), resource.copy()));
    var told = new Told(view);
    new Cut(kept).all();
    kept.values().removeIf(resource -> resource instanceof Task task && isAnothers(task, told));
    kept.values().stream()
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .forEach(
            task -> {
              name(task, told);
              forFamily(task, kept);
            });
    return kept;
  }

  /** An action towards a goal of the family stays the family's when it is done for a sibling. */
  private static void forFamily(Task task, SortedMap<String, Resource> kept) {
    if (!task.hasFor()) {
      Key.of(task.getFocus())
          .map(kept::get)
          .flatMap(Subjects::of)
          .ifPresent(subject -> task.setFor(subject.copy()));
    }
  }

  /** What was to be done towards something that is not in the story. */
  private static boolean isAnothers(Task task, Told told) {
    var before = told.find(Key.of(task)).map(Task.class::cast).orElse(task);
    return before.hasFocus() && !task.hasFocus()
        || !task.hasFor() && !task.hasFocus()
        || !task.hasFor() && Due.isClock(task);
  }

  private static void name(Task task, Told told) {
    if (!task.hasOwner()) {
      told.find(Key.of(task))
          .map(before -> ((Task) before).getOwner())
          .flatMap(owner -> told.find(owner, RelatedPerson.class))
          .map(person -> person.getNameFirstRep().getNameAsSingleString())
          .ifPresent(
              name -> task.setOwner(new Reference().setType("RelatedPerson").setDisplay(name)));
    }
  }
}
