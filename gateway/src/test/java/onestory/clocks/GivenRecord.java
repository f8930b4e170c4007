package onestory.clocks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import onestory.record.Key;
import onestory.record.Outline;

/**
 * A family's record for tests, written as JSON with single quotes and references by short names:
 * {@code <Patient/maya>} stands for the Patient of that name.
 */
final class GivenRecord {

  static final UUID FAMILY = uuid("family");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).build();
  private static final String S = "https://onestory.example/fhir/";

  private final Map<String, Outline.Entry> entries = new TreeMap<>();
  private Instant told = Instant.parse("2026-03-02T09:00:00Z");

  /** From now on, what is told is told at this moment. */
  GivenRecord at(String moment) {
    told = Instant.parse(moment);
    return this;
  }

  /** A resource; its status has been so since it is told. */
  GivenRecord has(String type, String name, String content) {
    return put(type, uuid(name), json(content), "ehm-pcc");
  }

  /** What the record itself writes. */
  GivenRecord concluded(ObjectNode resource) {
    return put(
        resource.path("resourceType").asText(),
        UUID.fromString(resource.path("id").asText()),
        resource,
        "onestory");
  }

  /** What somebody else made of a resource. */
  GivenRecord changed(ObjectNode resource, String source) {
    return put(
        resource.path("resourceType").asText(),
        UUID.fromString(resource.path("id").asText()),
        resource,
        source);
  }

  private GivenRecord put(String type, UUID id, ObjectNode content, String source) {
    var key = new Key(type, id);
    content.put("resourceType", type).put("id", id.toString());
    entries.put(key.reference(), new Outline.Entry(key, content, source, told));
    return this;
  }

  Outline outline() {
    return outline(Optional.empty());
  }

  Outline outline(Optional<Instant> due) {
    return new Outline(
        FAMILY,
        "peterborough",
        due,
        Map.copyOf(entries),
        Map.of(reference("PractitionerRole", "sam"), reference("Organization", "fenbank")));
  }

  static String reference(String type, String name) {
    return type + "/" + uuid(name);
  }

  /** The text with the short names of references in place of their ids. */
  static String named(String text, String... names) {
    var named = text;
    for (var name : names) {
      named = named.replace(uuid(name).toString(), name);
    }
    return named;
  }

  private static ObjectNode json(String content) {
    var text = new StringBuilder();
    var rest = content.replace("S/", S);
    for (int at = rest.indexOf('<'); at >= 0; at = rest.indexOf('<')) {
      int slash = rest.indexOf('/', at);
      int end = rest.indexOf('>', at);
      text.append(rest, 0, at)
          .append("{'reference':'")
          .append(reference(rest.substring(at + 1, slash), rest.substring(slash + 1, end)))
          .append("'}");
      rest = rest.substring(end + 1);
    }
    try {
      return (ObjectNode) JSON.readTree(text + rest);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(content, e);
    }
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
