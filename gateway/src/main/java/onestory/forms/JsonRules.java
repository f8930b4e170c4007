package onestory.forms;

import static onestory.forms.Refusals.refused;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import onestory.forms.JsonDoor.InOrder;
import onestory.forms.JsonDoor.Refers;
import onestory.forms.JsonDoor.Rules;
import onestory.forms.JsonDoor.Unique;
import onestory.forms.Selection.Found;

/** Checks what a schema can't: check digits, the order of days, ids that must be in the message. */
final class JsonRules {

  private static final int DAY = "2026-03-30".length();

  private final Predicate<String> nhsNumber;
  private final Predicate<String> upn;

  JsonRules(Predicate<String> nhsNumber, Predicate<String> upn) {
    this.nhsNumber = nhsNumber;
    this.upn = upn;
  }

  /**
   * @throws onestory.problem.ProblemFound refused, with the first thing that is wrong
   */
  void check(Rules rules, JsonNode message) {
    rules.nhsNumbers().forEach(place -> place.in(message).forEach(this::nhsNumber));
    rules.upns().forEach(place -> place.in(message).forEach(this::upn));
    rules
        .inOrder()
        .forEach(order -> order.in().in(message).forEach(place -> inOrder(order, place)));
    rules.references().forEach(refers -> references(refers, message));
    rules
        .unique()
        .forEach(unique -> unique.within().in(message).forEach(place -> unique(unique, place)));
  }

  private void nhsNumber(Found found) {
    if (!nhsNumber.test(found.node().asText())) {
      throw refused(
          "nhs-number",
          found.at(),
          "10 digits with a wrong check digit.",
          "Send the person's NHS number as traced, or none.");
    }
  }

  private void upn(Found found) {
    if (!upn.test(found.node().asText())) {
      throw refused(
          "upn",
          found.at(),
          "A unique pupil number with a wrong check letter.",
          "Send the UPN as the school has it, or none.");
    }
  }

  private static void inOrder(InOrder order, Found place) {
    String first = text(place.node(), order.first());
    String then = text(place.node(), order.then());
    if (first != null && then != null && isAfter(first, then)) {
      throw refused(
          "dates-reversed",
          place.at() + order.then(),
          "This is before " + place.at() + order.first() + ", which it can't be.",
          "Correct the one that is wrong.");
    }
  }

  /** Two moments are compared as such; where one is a day, the days are. */
  private static boolean isAfter(String first, String then) {
    return first.length() > DAY && then.length() > DAY
        ? OffsetDateTime.parse(first).isAfter(OffsetDateTime.parse(then))
        : first.substring(0, DAY).compareTo(then.substring(0, DAY)) > 0;
  }

  private static String text(JsonNode node, JsonPointer at) {
    JsonNode value = node.at(at);
    return value.isTextual() && value.textValue().length() >= DAY ? value.textValue() : null;
  }

  private static void references(Refers refers, JsonNode message) {
    Set<String> ids = new HashSet<>();
    for (Found id : in(refers.to(), message)) {
      if (!ids.add(id.node().asText())) {
        throw refused(
            "repeated-id",
            id.at(),
            "The ref is already used in this message.",
            "Give each its own.");
      }
    }
    for (Found reference : in(refers.from(), message)) {
      if (!ids.contains(reference.node().asText())) {
        throw refused(
            "unknown-reference",
            reference.at(),
            "Nothing of this message has this ref.",
            "Send the one that it refers to in the same message.");
      }
    }
  }

  private static void unique(Unique unique, Found place) {
    Set<List<JsonNode>> seen = new HashSet<>();
    for (Found element : unique.in().in(place.node())) {
      if (!seen.add(unique.by().stream().map(element.node()::at).toList())) {
        throw refused(
            "told-twice",
            place.at() + element.at(),
            "The same was already told in this message.",
            "Tell it once.");
      }
    }
  }

  private static List<Found> in(List<Selection> places, JsonNode message) {
    return places.stream().flatMap(place -> place.in(message).stream()).toList();
  }
}
