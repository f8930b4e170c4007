package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import onestory.forms.JsonDoor.Overriding;

/** How long a safeguarding override may last, and that two people stand for it. */
final class OverrideRule {

  private final ToIntFunction<String> longestHours;

  /**
   * @param longestHours of a source, what its council's file lets any override last
   */
  OverrideRule(ToIntFunction<String> longestHours) {
    this.longestHours = longestHours;
  }

  /**
   * @throws onestory.problem.ProblemFound refused, with what is wrong
   */
  void check(JsonDoor door, JsonNode message) {
    Overriding rule = door.rules().overriding();
    if (rule == null || message.at(rule.from()).isMissingNode()) {
      return;
    }
    Duration lasts = Duration.between(moment(message, rule.from()), moment(message, rule.until()));
    int longest = longestHours.applyAsInt(door.source());
    if (lasts.isNegative() || lasts.isZero()) {
      throw refused(
          "dates-reversed",
          rule.until().toString(),
          "This is not after " + rule.from() + ".",
          "Correct the one that is wrong.");
    }
    if (lasts.compareTo(Duration.ofHours(longest)) > 0) {
      throw refused(
          "override-too-long",
          rule.until().toString(),
          "An override lasts %d hours at most; this one lasts longer.".formatted(longest),
          "End it earlier; if it is still needed then, grant another.");
    }
    Set<String> people = new HashSet<>();
    for (JsonPointer person : rule.people()) {
      if (!people.add(name(message.at(person)))) {
        throw refused(
            "override-one-person",
            person.toString(),
            "The same person grants it and approves it.",
            "Have somebody else approve it.");
      }
    }
  }

  private static OffsetDateTime moment(JsonNode message, JsonPointer at) {
    return OffsetDateTime.parse(message.at(at).asText());
  }

  private static String name(JsonNode person) {
    return (person.path("given").asText() + " " + person.path("surname").asText())
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
