package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One family's outline while it is put together: what is stored, and what a message adds to it. */
final class Sketch {

  private static final String ROLE = "PractitionerRole";

  private final Map<Key, Stored> stored = new HashMap<>();
  private final Map<String, Outline.Entry> entries = new TreeMap<>();
  private final Map<String, String> organisations = new HashMap<>();

  /**
   * @param since when its source first said that it has its present status
   */
  void add(Stored one, Instant since) {
    if (one.key().type().equals(ROLE)) {
      organisation(one.key(), one.content());
      return;
    }
    stored.put(one.key(), one);
    entries.put(
        one.key().reference(), new Outline.Entry(one.key(), one.content(), one.source(), since));
  }

  /** What a message tells, which is yet to be written. */
  void told(Stored one) {
    var before = entries.get(one.key().reference());
    boolean same = before != null && status(before.content()).equals(status(one.content()));
    add(one, same ? before.since() : one.sourceTime());
  }

  /** What is stored of it now; whole for what the record itself may write. */
  Optional<Stored> stored(Key key) {
    return Optional.ofNullable(stored.get(key));
  }

  Outline outline(UUID family, String council, Optional<Instant> due) {
    return new Outline(family, council, due, entries, organisations);
  }

  private void organisation(Key role, JsonNode content) {
    var reference = content.path("organization").path("reference").asText();
    if (!reference.isEmpty()) {
      organisations.put(role.reference(), reference);
    }
  }

  private static String status(JsonNode content) {
    return content.path("status").asText();
  }
}
