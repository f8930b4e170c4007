package onestory.gates;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Supplier<List<Resource>> reader;
  private final Map<Integer, Resource> parsed = new HashMap<>();
  private List<Resource> recorded;
  private Map<String, Resource> family;

  /**
   * @param documents the message's resources as FHIR R4 JSON, with ids, references as Type/id
   * @param sentAt when its source sent it
   * @param parser makes a resource of one of them
   * @param reader the family's current resources
   */
  public Incoming(
      List<JsonNode> documents,
      Instant sentAt,
      Function<JsonNode, Resource> parser,
      Supplier<List<Resource>> reader) {
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
    return recorded().stream().filter(type::isInstance).map(type::cast);
  }

  /** The family's resources as they would be after the message. */
  <R extends Resource> Stream<R> family(Class<R> type) {
    return family().values().stream().filter(type::isInstance).map(type::cast);
  }

  /** All of the family's resources as they would be after the message. */
  Collection<Resource> all() {
    return family().values();
  }

  /** What a reference names, after the message; null when it is nowhere. */
  Resource find(Reference reference) {
    var key = reference.getReference();
    for (int i = 0; i < documents.size(); i++) {
      var document = documents.get(i);
      if ((type(document) + "/" + document.path("id").asText()).equals(key)) {
        return resource(i);
      }
    }
    return family().get(key);
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

  private List<Resource> recorded() {
    if (recorded == null) {
      recorded = reader.get();
    }
    return recorded;
  }

  private Map<String, Resource> family() {
    if (family == null) {
      family = new LinkedHashMap<>();
      recorded().forEach(resource -> family.put(key(resource), resource));
      for (int i = 0; i < documents.size(); i++) {
        var resource = resource(i);
        family.put(key(resource), resource);
      }
    }
    return family;
  }
}
