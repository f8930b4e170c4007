package onestory.exchange;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What an organisation is to do: the actions it or one of its professionals owns, and the goals
 * that these serve.
 *
 * @param organisation Organization/id
 * @param known resources among which the professionals' roles are
 */
record Responsibility(String organisation, Collection<Resource> known) {

  /** Keys of the tasks and goals among these resources. */
  SortedSet<String> among(Collection<Resource> resources) {
    SortedSet<String> keys = new TreeSet<>();
    for (Resource resource : resources) {
      if (resource instanceof Task task && owns(task.getOwner())) {
        keys.add(Key.of(task));
        Key.of(task.getFocus()).filter(key -> key.startsWith("Goal/")).ifPresent(keys::add);
      }
    }
    keys.retainAll(resources.stream().map(Key::of).toList());
    return keys;
  }

  private boolean owns(Reference owner) {
    String key = Key.of(owner).orElse("");
    return key.equals(organisation)
        || known.stream()
            .filter(PractitionerRole.class::isInstance)
            .map(PractitionerRole.class::cast)
            .filter(role -> Key.of(role).equals(key))
            .anyMatch(role -> organisation.equals(Key.of(role.getOrganization()).orElse("")));
  }
}
