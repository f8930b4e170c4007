package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of one resource when a source speaks of it.
 *
 * @param incoming what the source says
 * @param merged what the record says after
 * @param version the recorded version after
 * @param isNew whether that version is yet to be written
 */
record Revision(Key key, ObjectNode incoming, ObjectNode merged, int version, boolean isNew) {

  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");

  /**
   * @param current what is recorded, or null
   * @param base what this source said last, or null
   * @return empty when a later message of this source has already spoken of it
   */
  static Optional<Revision> of(Draft draft, Key key, Stored current, Contributed base) {
    var incoming = bare(draft.content(), key);
    if (current == null) {
      return Optional.of(new Revision(key, incoming, incoming, 1, true));
    }
    if (base != null && base.at().isAfter(draft.sourceTime())) {
      return Optional.empty();
    }
    var before = base == null ? incoming.objectNode() : bare(base.content(), key);
    var now = bare(current.content(), key);
    var merged = ThreeWayMerge.merge(before, now, incoming);
    boolean isNew = !merged.equals(now) || !incoming.equals(before);
    return Optional.of(
        new Revision(key, incoming, merged, current.version() + (isNew ? 1 : 0), isNew));
  }

  /** The same, where the record adds a conclusion of its own to what the source says. */
  Revision concluding(ObjectNode content) {
    if (content.equals(merged)) {
      return this;
    }
    return new Revision(key, incoming, content, isNew ? version : version + 1, true);
  }

  /** Whether the record says just what the source says. */
  boolean asTold() {
    return merged.equals(incoming);
  }

  /** The version to write. */
  Version toWrite(Origin origin, Instant sourceTime, Instant now) {
    var recordedAt = now.truncatedTo(ChronoUnit.MILLIS);
    var content = merged.deepCopy();
    content
        .withObject("/meta")
        .put("versionId", Integer.toString(version))
        .put("lastUpdated", recordedAt.toString());
    var stored =
        new Stored(
            key,
            version,
            familyOf(key, origin),
            content,
            asTold() ? null : incoming,
            origin.source(),
            sourceTime);
    return new Version(stored, origin.receipt(), recordedAt);
  }

  /** The family that the resource belongs to; null for the directory, which belongs to none. */
  static UUID familyOf(Key key, Origin origin) {
    return DIRECTORY.contains(key.type()) ? null : origin.family();
  }

  /** The content without what the record itself says of it: version and time. */
  static ObjectNode bare(ObjectNode content, Key key) {
    var copy = content.deepCopy();
    copy.put("id", key.id().toString());
    if (copy.path("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("versionId", "lastUpdated"));
    }
    return copy;
  }
}
