package onestory.exchange;

import java.util.Set;

/**
 * What a kind of organisation needs at all, whatever it is permitted; from the council's file.
 *
 * @param personIdentifierSystems the identifiers of people that it may see, such as the NHS number
 *     for health
 * @param classes the information classes that are of use to it
 */
public record Needs(Set<String> personIdentifierSystems, Set<String> classes) {

  /** Keeps its own copies. */
  public Needs {
    personIdentifierSystems = Set.copyOf(personIdentifierSystems);
    classes = Set.copyOf(classes);
  }
}
