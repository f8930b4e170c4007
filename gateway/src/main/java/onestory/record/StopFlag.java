package onestory.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import onestory.identity.ResourceId;

/** The Flag that is a hard stop: what no consent and no override lifts while it stands. */
final class StopFlag {

  private static final String BASE = "https://onestory.example/fhir/";
  private static final String STOPS_FOR = BASE + "StructureDefinition/stops-for";

  /** Identifiers that only the record itself gives: no message may speak of what bears one. */
  static final Set<String> OWN = Set.of(BASE + "Id/hard-stop", BASE + "Id/closed");

  static final String PROTECTED_ADDRESS = "protected-address";
  static final String SYSTEM = BASE + "CodeSystem/safety-flag";

  private static final String NAMED = BASE + "Id/hard-stop";
  private static final String CHILD = "Patient/";

  private StopFlag() {}

  /** One that a person places. */
  static ObjectNode of(
      UUID name, String kind, UUID child, Collection<String> organisations, Instant from) {
    var flag = JsonNodeFactory.instance.objectNode();
    flag.put("resourceType", "Flag").put("id", key(name).id().toString());
    coding(flag.withObject("/meta").withArray("/security"), "information-class", "agreement");
    for (var organisation : organisations) {
      flag.withArray("/extension")
          .addObject()
          .put("url", STOPS_FOR)
          .putObject("valueReference")
          .put("reference", organisation)
          .put("type", "Organization");
    }
    flag.withArray("/identifier").addObject().put("system", NAMED).put("value", name.toString());
    flag.put("status", "active");
    flag.withArray("/category")
        .addObject()
        .withArray("/coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/flag-category")
        .put("code", "safety");
    coding(flag.withObject("/code").withArray("/coding"), "safety-flag", kind);
    flag.putObject("subject").put("reference", CHILD + child).put("type", "Patient");
    flag.putObject("period").put("start", from.toString());
    return flag;
  }

  /** The same stop on another child; on nobody in particular it stays so. */
  static ObjectNode onAnother(JsonNode flag, Optional<UUID> child) {
    var copy = (ObjectNode) flag.deepCopy();
    child.ifPresent(
        id -> copy.putObject("subject").put("reference", CHILD + id).put("type", "Patient"));
    return copy;
  }

  /** A stop of the record's own, whoever told the one that it is a copy of. */
  static ObjectNode named(ObjectNode flag, UUID name) {
    flag.put("id", key(name).id().toString());
    flag.putArray("identifier").addObject().put("system", NAMED).put("value", name.toString());
    return flag;
  }

  /** It stops nothing from then on, and stays to be seen. */
  static ObjectNode lifted(JsonNode flag, Instant at) {
    var copy = (ObjectNode) flag.deepCopy();
    copy.put("status", "inactive");
    copy.withObject("/period").put("end", at.toString());
    return copy;
  }

  static Key key(UUID name) {
    return new Key("Flag", UUID.fromString(ResourceId.of("Flag", NAMED, name.toString())));
  }

  /** As authority reads it: whatever is not told to have ended stands. */
  static boolean stands(JsonNode resource) {
    var status = resource.path("status").asText();
    return kind(resource).isPresent()
        && !status.equals("inactive")
        && !status.equals("entered-in-error");
  }

  static boolean stands(Stored stored) {
    return stored.key().type().equals("Flag") && stands(stored.content());
  }

  static Optional<String> kind(JsonNode flag) {
    for (var coding : flag.path("code").path("coding")) {
      if (coding.path("system").asText().equals(SYSTEM)
          && Stops.KINDS.contains(coding.path("code").asText())) {
        return Optional.of(coding.path("code").asText());
      }
    }
    return Optional.empty();
  }

  /** Whom it is about; empty when it does not say, and so stops all of the family. */
  static Optional<UUID> child(JsonNode flag) {
    var subject = flag.path("subject").path("reference").asText();
    return subject.startsWith(CHILD)
        ? Optional.of(UUID.fromString(subject.substring(CHILD.length())))
        : Optional.empty();
  }

  /** Whom it stops, as Organization/id; nobody named stops everybody. */
  static SortedSet<String> organisations(JsonNode flag) {
    var named = new TreeSet<String>();
    for (var extension : flag.path("extension")) {
      if (extension.path("url").asText().equals(STOPS_FOR)) {
        named.add(extension.path("valueReference").path("reference").asText());
      }
    }
    return named;
  }

  static boolean sameEffect(JsonNode one, JsonNode other) {
    return kind(one).equals(kind(other))
        && child(one).equals(child(other))
        && organisations(one).equals(organisations(other));
  }

  private static void coding(ArrayNode list, String system, String code) {
    list.addObject().put("system", BASE + "CodeSystem/" + system).put("code", code);
  }
}
