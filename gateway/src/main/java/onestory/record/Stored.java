package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A version of a resource as it is stored.
 *
 * @param family null for directory resources
 * @param contributed what the source said, where merging made the content differ from it; else null
 */
record Stored(
    Key key,
    int version,
    UUID family,
    ObjectNode content,
    ObjectNode contributed,
    String source,
    Instant sourceTime) {

  /** What the source itself said in this version. */
  Contributed contribution() {
    return new Contributed(contributed == null ? content : contributed, sourceTime);
  }
}
