package onestory.record;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * Another way to read a family's consents while it is not settled who is who. The strictest reading
 * counts (TRUST 4.44).
 *
 * @param leftOut consents, as Consent/id, that do not count in it
 * @param spared resources, as Type/id, that it does not concern
 * @param added consents and hard stops of somebody else who may be the same child, as if they were
 *     this child's
 */
public record ConsentReading(Set<String> leftOut, Set<String> spared, List<Resource> added) {

  /** Keeps its own copies. */
  public ConsentReading {
    leftOut = Set.copyOf(leftOut);
    spared = Set.copyOf(spared);
    added = List.copyOf(added);
  }
}
