package onestory.mappings;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onestory.fixtures.families.GeneratedFamily;
import onestory.fixtures.families.Sent;

/**
 * What a map is given: a message of a generated family, or a row of a school's as the poller reads
 * it.
 */
record Told(String map, String name, byte[] source) {

  private static final List<String> NOT_KEPT = List.of("timezone", "timezone_type", "updated_at");

  static List<Told> of(GeneratedFamily family) {
    return family.sent().stream().flatMap(sent -> of(family, sent)).toList();
  }

  private static Stream<Told> of(GeneratedFamily family, Sent sent) {
    return switch (sent.door()) {
      case "ehm" -> Stream.of(told("ehm-" + kebab(sent.kind()), sent, sent.body()));
      case "form" -> Stream.of(told("nl-" + sent.kind(), sent, sent.body()));
      case "mash" -> Stream.of(told("mash-" + sent.kind(), sent, sent.body()));
      case "mis" -> rows(family, sent);
      default -> Stream.empty();
    };
  }

  private static Stream<Told> rows(GeneratedFamily family, Sent sent) {
    JsonObject read = JsonParser.parseString(sent.body()).getAsJsonObject();
    Stream<Told> contacts =
        each(read, "students")
            .map(
                student -> {
                  JsonObject message = headed(family, sent, student, "contact");
                  message.add("student", kept(student, "forename", "gender"));
                  return told("school-contact", sent, new Gson().toJson(message));
                });
    Stream<Told> attendance =
        each(read, "attendance-summaries")
            .map(
                summary -> {
                  JsonObject student = each(read, "students").findFirst().orElseThrow();
                  JsonObject message = headed(family, sent, student, "attendance");
                  message.add("pupil", pupil(student));
                  message.add("summary", kept(summary, "id"));
                  return told("school-attendance", sent, new Gson().toJson(message));
                });
    return Stream.concat(contacts, attendance);
  }

  private static JsonObject headed(
      GeneratedFamily family, Sent sent, JsonObject student, String kind) {
    JsonObject header = new JsonObject();
    header.addProperty("system", "mis-" + sent.kind());
    header.addProperty("id", kind + "." + student.get("id").getAsString());
    header.addProperty("version", 1);
    header.addProperty("sentAt", DateTimeFormatter.ISO_INSTANT.format(sent.at()));
    header.addProperty("urn", "900101");
    header.addProperty("school", sent.kind());
    JsonObject message = new JsonObject();
    message.add("header", header);
    return message;
  }

  // what of a row the poller keeps
  private static JsonObject kept(JsonObject row, String... not) {
    JsonObject kept = new JsonObject();
    row.entrySet().stream()
        .filter(e -> !List.of(not).contains(e.getKey()) && !NOT_KEPT.contains(e.getKey()))
        .forEach(e -> kept.add(e.getKey(), part(e.getValue())));
    return kept;
  }

  private static JsonElement part(JsonElement value) {
    if (value.isJsonObject()) {
      return kept(value.getAsJsonObject());
    }
    if (value.isJsonArray()) {
      JsonArray kept = new JsonArray();
      value.getAsJsonArray().forEach(each -> kept.add(part(each)));
      return kept;
    }
    return value;
  }

  private static JsonObject pupil(JsonObject student) {
    JsonObject pupil = new JsonObject();
    JsonObject details = student.getAsJsonObject("education_details").getAsJsonObject("data");
    pupil.add("upn", details.get("upn"));
    pupil.add("surname", student.get("surname"));
    String born = student.getAsJsonObject("date_of_birth").get("date").getAsString();
    pupil.addProperty("birthDate", born.substring(0, 10));
    return pupil;
  }

  private static Stream<JsonObject> each(JsonObject read, String rows) {
    return StreamSupport.stream(read.getAsJsonArray(rows).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  private static Told told(String map, Sent sent, String body) {
    return new Told(map, sent.name(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String kebab(String kind) {
    return kind.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
