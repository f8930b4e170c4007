package onestory.story;

import java.util.Set;

/** Tells one part of the story. */
interface Chapter {

  /**
   * @param prose where to tell it; left empty when there is nothing to tell
   * @param entries takes the keys of what it was told from
   */
  void tell(Prose prose, Set<String> entries);
}
