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
 * @param sourceTime when the source said it
 */
record Revision(
    Key key,
    ObjectNode incoming,
    ObjectNode merged,
    int version,
    boolean isNew,
    Instant sourceTime) {

  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole");

  /**
   * @param current what is recorded, or null
   * @param base what this source said last, or null
   * @return empty when a later message of this source has already spoken of it, and this one tells
   *     of nothing that the record keeps of earlier ones
   */
  static Optional<Revision> of(Draft draft, Key key, Stored current, Contributed base) {
    var incoming = bare(draft.content(), key);
    if (current == null) {
      return Optional.of(new Revision(key, incoming, incoming, 1, true, draft.sourceTime()));
    }
    if (base != null && base.at().isAfter(draft.sourceTime())) {
      return late(bare(current.content(), key), incoming, current, base);
    }
    var before = base == null ? incoming.objectNode() : bare(base.content(), key);
    var now = bare(current.content(), key);
    var merged = SchoolsLeft.noted(ThreeWayMerge.merge(before, now, incoming), now, incoming);
    boolean isNew = !merged.equals(now) || !incoming.equals(before);
    return Optional.of(
        new Revision(
            key, incoming, merged, current.version() + (isNew ? 1 : 0), isNew, draft.sourceTime()));
  }

  /** What came later stands as the source's word; of this one only what is past is kept. */
  private static Optional<Revision> late(
      ObjectNode now, ObjectNode incoming, Stored current, Contributed base) {
    var noted = SchoolsLeft.noted(now, now, incoming);
    return noted.equals(now)
        ? Optional.empty()
        : Optional.of(
            new Revision(
                current.key(),
                bare(base.content(), current.key()),
                noted,
                current.version() + 1,
                true,
                base.at()));
  }

  /** The same, where the record adds a conclusion of its own to what the source says. */
  Revision concluding(ObjectNode content) {
    if (content.equals(merged)) {
      return this;
    }
    return new Revision(key, incoming, content, isNew ? version : version + 1, true, sourceTime);
  }

  /** Whether the record says just what the source says. */
  boolean asTold() {
    return merged.equals(incoming);
  }

  /** The version to write. */
  Version toWrite(Origin origin, Instant now) {
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
