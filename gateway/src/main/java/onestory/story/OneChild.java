package onestory.story;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import onestory.authority.Key;
import onestory.exchange.Pruning;
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
    int before;
    do {
      before = kept.size();
      for (var resource : List.copyOf(kept.values())) {
        if (!narrow(resource, kept, told)) {
          kept.remove(Key.of(resource));
        }
      }
    } while (kept.size() < before);
    return kept;
  }

  private static boolean narrow(Resource resource, SortedMap<String, Resource> kept, Told told) {
    if (!(resource instanceof Task task)) {
      return new Pruning(resource, kept::containsKey).prune();
    }
    var owner = task.getOwner().copy();
    boolean hadFocus = task.hasFocus();
    if (!new Pruning(task, kept::containsKey).prune()
        || !task.hasFor() && !task.hasFocus()
        || hadFocus && !task.hasFocus()) {
      return false;
    }
    if (!task.hasOwner() && !owner.isEmpty()) {
      task.setOwner(named(owner, told));
    }
    return true;
  }

  private static Reference named(Reference owner, Told told) {
    if (owner.hasDisplay()) {
      return owner;
    }
    return told.find(owner, RelatedPerson.class)
        .map(person -> person.getNameFirstRep().getNameAsSingleString())
        .map(name -> new Reference().setType("RelatedPerson").setDisplay(name))
        .orElse(null);
  }
}
