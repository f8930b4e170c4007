package onestory.clocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onestory.record.Outline;
import onestory.timescales.Happening;
import onestory.timescales.HappeningKind;
import onestory.timescales.Moment;

/** One resource of the record, read for what it says happened; paths are JSON pointers. */
record Said(Outline.Entry entry) {

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
  private static final Pattern LOCAL = Pattern.compile(".{10}T[0-9:.]+");

  static Stream<Said> all(Outline family, String type) {
    return family.ofType(type).map(Said::new);
  }

  static Stream<JsonNode> stream(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  String reference() {
    return entry.key().reference();
  }

  JsonNode at(String path) {
    return entry.content().at(path);
  }

  String text(String path) {
    return at(path).asText();
  }

  Stream<JsonNode> each(String path) {
    return stream(at(path));
  }

  boolean hasStatus(Set<String> statuses) {
    return statuses.contains(text("/status"));
  }

  /** Whether what is coded there has this code of a code system of ours. */
  boolean isCoded(String path, String system, String code) {
    return isCoded(at(path), system, code);
  }

  /** Whether one of the concepts, or the one, has this code of a code system of ours. */
  static boolean isCoded(JsonNode concepts, String system, String code) {
    var all = concepts.isArray() ? stream(concepts) : Stream.of(concepts);
    return all.flatMap(concept -> stream(concept.path("coding")))
        .filter(coding -> coding.path("code").asText().equals(code))
        .anyMatch(
            coding -> coding.path("system").asText().equals(Names.BASE + "CodeSystem/" + system));
  }

  /** Whether it is a Task of this code. */
  boolean isTask(String code) {
    return isCoded("/code", "task-code", code);
  }

  boolean hasIdentifierOf(String system) {
    return identifiers(system).findAny().isPresent();
  }

  Stream<String> identifiers(String system) {
    return each("/identifier")
        .filter(one -> (Names.BASE + "Id/" + system).equals(one.path("system").asText()))
        .map(one -> one.path("value").asText());
  }

  Optional<JsonNode> extension(String name) {
    return extensions(name).findFirst();
  }

  Stream<JsonNode> extensions(String name) {
    return each("/extension")
        .filter(one -> (Names.EXTENSION + name).equals(one.path("url").asText()));
  }

  /** The day or time that an extension tells. */
  Optional<Moment> extensionMoment(String name) {
    return extensions(name)
        .flatMap(one -> Stream.of(one.path("valueDate"), one.path("valueDateTime")))
        .flatMap(value -> moment(value).stream())
        .findFirst();
  }

  /** The first answer to a question of a form. */
  Optional<JsonNode> answer(String question) {
    return each("/item")
        .filter(item -> item.path("linkId").asText().equals(question))
        .map(item -> item.at("/answer/0"))
        .filter(answer -> !answer.isMissingNode())
        .findFirst();
  }

  /** The child that it is about; empty when it is about the family. */
  Set<String> child(String path) {
    var reference = text(path + "/reference");
    return reference.startsWith("Patient/") ? Set.of(reference) : Set.of();
  }

  Optional<Moment> moment(String path) {
    return moment(at(path));
  }

  static Optional<Moment> moment(JsonNode dateTime) {
    try {
      return dateTime.isTextual() ? Optional.of(parsed(dateTime.asText())) : Optional.empty();
    } catch (DateTimeException notADay) {
      return Optional.empty(); // a year or month alone starts no clock
    }
  }

  // a time without an offset is England's
  private static Moment parsed(String dateTime) {
    return LOCAL.matcher(dateTime).matches()
        ? Moment.ofInstant(LocalDateTime.parse(dateTime).atZone(ENGLAND).toInstant())
        : Moment.ofDateTime(dateTime);
  }

  /** The day of a date or dateTime. */
  Optional<LocalDate> day(String path) {
    return moment(path).map(Moment::day);
  }

  /** When its source first said that it has its present status. */
  Moment since() {
    return Moment.ofInstant(entry.since());
  }

  /** What happened, if its time is told. */
  Stream<Happening> happened(
      HappeningKind kind, Set<String> children, String item, Optional<Moment> at) {
    return at.map(moment -> happened(kind, children, item, moment)).stream();
  }

  Happening happened(HappeningKind kind, Set<String> children, String item, Moment at) {
    return new Happening(kind, reference(), children, item, at, Optional.empty());
  }
}
