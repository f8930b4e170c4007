package onestory.story;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Takes out of a story's resources what refers to what is not in the story, and what makes no sense
 * without it.
 */
final class Cut {

  private static final Set<String> ABOUT = Set.of("subject", "patient");

  private final SortedMap<String, Resource> kept;

  /**
   * @param kept what is in the story, by key; what makes no sense any more is removed from it
   */
  Cut(SortedMap<String, Resource> kept) {
    this.kept = kept;
  }

  /** Until nothing refers to what is not there. */
  void all() {
    boolean again = true;
    while (again) {
      var lost = kept.values().stream().filter(this::isLost).map(Key::of).toList();
      lost.forEach(kept::remove);
      again = !lost.isEmpty();
    }
  }

  private boolean isLost(Resource resource) {
    return cut(resource) || resource instanceof Appointment meeting && !meeting.hasParticipant();
  }

  /** Whether the element lost what it is about. */
  private boolean cut(Base element) {
    boolean lost = false;
    for (Property property : element.children()) {
      for (Base value : List.copyOf(property.getValues())) {
        if (mustGo(value)) {
          element.removeChild(property.getName(), value);
          lost |= isEssential(element, property, value);
        }
      }
    }
    return lost;
  }

  private boolean mustGo(Base value) {
    if (value instanceof Reference reference) {
      return Key.of(reference).filter(key -> !kept.containsKey(key)).isPresent();
    }
    if (value instanceof Resource) {
      return true; // contained: has no label of its own
    }
    return cut(value);
  }

  private static boolean isEssential(Base element, Property property, Base value) {
    return value instanceof Reference
        && (element instanceof Extension
            || !property.isList()
                && (element instanceof BackboneElement || ABOUT.contains(property.getName())));
  }
}
