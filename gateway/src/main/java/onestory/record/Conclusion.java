package onestory.record;

import java.time.Instant;

/**
 * Something that the record concludes itself from all that its sources have told of a family, such
 * as that a meeting is due. It only looks: what comes of it is written by the record.
 */
public interface Conclusion {

  /**
   * What the record itself should say of this family now. The same outline and moment give the same
   * answer, so that it does not matter how often, when, or by which gateway it is asked.
   */
  Concluded conclude(Outline family, Instant now);

  /**
   * By which rules it concludes for a council: where they are others than a family was last looked
   * at by, the family is looked at again.
   */
  String rules(String council);
}
