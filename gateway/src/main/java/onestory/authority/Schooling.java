package onestory.authority;

import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * What an organisation is to a child as their school, as the case system tells it (TRUST 4.28). A
 * school that the child never went to, a sister's or the next one, is permitted as any
 * organisation.
 */
enum Schooling {
  /** It is no school that the child has left. */
  NOT_LEFT,
  /** The child has left it, and whether it is their school is not settled. */
  UNSURE,
  /** The child has left it, and goes to another. */
  LEFT;

  static Schooling of(Patient child, String organisation) {
    Set<String> current = references(child, Canonical.SCHOOL_SETTING);
    if (!references(child, Canonical.SCHOOL_LEFT).contains(organisation)) {
      return NOT_LEFT;
    }
    // it is named again by one source and another names another; or nothing is named any more
    return current.isEmpty() || current.contains(organisation) ? UNSURE : LEFT;
  }

  private static Set<String> references(Patient child, String url) {
    Set<String> references = new TreeSet<>();
    child.getExtensionsByUrl(url).stream()
        .filter(extension -> extension.getValue() instanceof Reference)
        .flatMap(extension -> Key.of((Reference) extension.getValue()).stream())
        .forEach(references::add);
    return references;
  }
}
