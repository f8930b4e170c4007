package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import onestory.forms.JsonDoor.Kind;
import onestory.problem.ProblemFound;

/** Whether a message can be accepted at a door: its kind, its form, its schema, and the rules. */
final class JsonCheck {

  private final StrictJson json = new StrictJson();
  private final Schemas schemas;
  private final JsonRules rules;
  private final OverrideRule overrides;

  JsonCheck(Schemas schemas, JsonRules rules, OverrideRule overrides) {
    this.schemas = schemas;
    this.rules = rules;
    this.overrides = overrides;
  }

  /**
   * @throws ProblemFound refused, with the first thing that is wrong
   */
  AcceptableJson check(JsonDoor door, String kind, byte[] body) {
    Kind known = door.kinds().get(kind);
    if (known == null) {
      throw refused(
          "unknown-kind",
          "",
          "Nothing of this kind is sent here.",
          "Send one of " + String.join(", ", door.kinds().keySet()) + ".");
    }
    JsonNode message = json.read(body);
    schemas.check(form(door, known, message), message);
    rules.check(door.rules(), message);
    overrides.check(door, message);
    JsonDoor.Names names = door.names();
    requireSource(door, message);
    return new AcceptableJson(
        kind,
        message.at(names.id()).asText(),
        names.version() == null ? 1 : message.at(names.version()).asInt(),
        family(names, known, message),
        moment(message, names.sentAt()),
        message);
  }

  private static void requireSource(JsonDoor door, JsonNode message) {
    JsonPointer at = door.names().system();
    if (at != null && !message.at(at).asText().equals(door.source())) {
      throw refused(
          "system",
          at.toString(),
          "The message names another system than the one whose door this is.",
          "Send it as " + door.source() + ", or to the door of its own system.");
    }
  }

  private static String family(JsonDoor.Names names, Kind kind, JsonNode message) {
    String key = message.at(kind.family() == null ? names.family() : kind.family()).asText();
    return names.familyPrefix() == null ? key : names.familyPrefix() + key;
  }

  private static String form(JsonDoor door, Kind kind, JsonNode message) {
    JsonPointer at = door.names().form();
    if (at == null) {
      return kind.schemas().get(0);
    }
    return kind.schemas().stream()
        .filter(schema -> message.at(at).asText().equals(schema))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "unknown-form",
                    at.toString(),
                    "This form, or this version of it, is not known here.",
                    "Send one of " + String.join(", ", kind.schemas()) + "."));
  }

  private static OffsetDateTime moment(JsonNode message, JsonPointer at) {
    try {
      return OffsetDateTime.parse(message.at(at).asText());
    } catch (DateTimeException e) {
      throw refused(
          "instant",
          at.toString(),
          "This is no moment in time.",
          "Send a date and time with its zone.");
    }
  }
}
