package onestory.audit;

import java.util.Set;

/** What is under a legal hold: no event about it is ended, whatever its age. */
public interface KeptEvents {

  /**
   * As {@code Type/id}, or as an id alone where the audit tells of it so (a family, a delivery, a
   * message's receipt).
   */
  Set<String> references();
}
