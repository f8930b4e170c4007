package onestory.gates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a message says, and what the family's record said before; each read once, and only what a
 * gate asks for.
 */
public final class Incoming {

  /**
   * One resource of the message.
   *
   * @param at its path in the Bundle, as FHIRPath
   */
  record Told<R>(String at, R resource) {

    String at(String element) {
      return at + "." + element;
    }
  }

  private final List<JsonNode> documents;
  private final Instant sentAt;
  private final Function<JsonNode, Resource> parser;
  private final Function<String, List<Resource>> reader;
  private final Map<Integer, Resource> parsed = new HashMap<>();
  private final Map<String, List<Resource>> recorded = new HashMap<>();

  /**
   * @param documents the message's resources as FHIR R4 JSON, with ids, references as Type/id
   * @param sentAt when its source sent it
   * @param parser makes a resource of one of them
   * @param reader the family's current resources of one type
   */
  public Incoming(
      List<JsonNode> documents,
      Instant sentAt,
      Function<JsonNode, Resource> parser,
      Function<String, List<Resource>> reader) {
    this.documents = List.copyOf(documents);
    this.sentAt = sentAt;
    this.parser = parser;
    this.reader = reader;
  }

  /** When the source sent the message. */
  Instant sentAt() {
    return sentAt;
  }

  /** The FHIR types that the message tells of. */
  List<String> types() {
    return documents.stream().map(Incoming::type).distinct().toList();
  }

  /** All of the message's resources, as JSON. */
  List<Told<JsonNode>> documents() {
    var all = new ArrayList<Told<JsonNode>>();
    for (int i = 0; i < documents.size(); i++) {
      all.add(new Told<>(at(i), documents.get(i)));
    }
    return all;
  }

  /** The message's resources of this type, in order. */
  <R extends Resource> List<Told<R>> told(Class<R> type) {
    var found = new ArrayList<Told<R>>();
    for (int i = 0; i < documents.size(); i++) {
      if (type(documents.get(i)).equals(type.getSimpleName())) {
        found.add(new Told<>(at(i), type.cast(resource(i))));
      }
    }
    return found;
  }

  /** What the record said before. */
  <R extends Resource> Stream<R> recorded(Class<R> type) {
    return recorded(type.getSimpleName()).stream().map(type::cast);
  }

  /** The family's resources as they would be after the message. */
  <R extends Resource> Stream<R> family(Class<R> type) {
    return family(type.getSimpleName()).values().stream().map(type::cast);
  }

  /** The family's resources of these types as they would be after the message. */
  List<Resource> family(Set<String> types) {
    return types.stream().flatMap(type -> family(type).values().stream()).toList();
  }

  /** What a reference names, after the message; null when it is nowhere. */
  Resource find(Reference reference) {
    var key = reference.getReference();
    return key == null || key.indexOf('/') < 0
        ? null
        : family(key.substring(0, key.indexOf('/'))).get(key);
  }

  static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private Resource resource(int i) {
    return parsed.computeIfAbsent(i, n -> parser.apply(documents.get(n)));
  }

  private String at(int i) {
    return "Bundle.entry[%d].resource.ofType(%s)".formatted(i, type(documents.get(i)));
  }

  private static String type(JsonNode document) {
    return document.path("resourceType").asText();
  }

  private List<Resource> recorded(String type) {
    return recorded.computeIfAbsent(type, reader);
  }

  private Map<String, Resource> family(String type) {
    var family = new LinkedHashMap<String, Resource>();
    recorded(type).forEach(resource -> family.put(key(resource), resource));
    for (int i = 0; i < documents.size(); i++) {
      if (type(documents.get(i)).equals(type)) {
        var resource = resource(i);
        family.put(key(resource), resource);
      }
    }
    return family;
  }
}
