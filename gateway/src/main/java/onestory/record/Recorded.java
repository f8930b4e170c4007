package onestory.record;

import java.util.List;
import java.util.UUID;

/**
 * What recording a message changed.
 *
 * @param council the custodian of the record
 * @param epoch the family record's count of changes, now
 * @param source the system that told it
 * @param derived whether the record drew conclusions of its own, which no source told
 * @param told what the source told, as it told it, with ids and references resolved: what it holds
 *     itself
 */
public record Recorded(
    UUID family, String council, long epoch, String source, boolean derived, List<Told> told) {

  /**
   * @param version the recorded version that came of it
   * @param json the resource as the source told it
   * @param asRecorded whether the record now says just that, and nothing that others added
   */
  public record Told(Key key, int version, String json, boolean asRecorded) {}
}
