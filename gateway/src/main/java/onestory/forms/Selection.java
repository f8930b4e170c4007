package onestory.forms;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Places in a message: a JSON Pointer (RFC 6901) in which {@code *} is every element of a list. */
final class Selection {

  /** One place, and what stands there. */
  record Found(String at, JsonNode node) {}

  private final List<String> steps;

  private Selection(List<String> steps) {
    this.steps = steps;
  }

  @JsonCreator
  static Selection of(String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException("a place begins with /: " + pointer);
    }
    return new Selection(
        pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1)));
  }

  /** What is there; nothing where the message does not say it. */
  List<Found> in(JsonNode message) {
    List<Found> found = List.of(new Found("", message));
    for (String step : steps) {
      List<Found> next = new ArrayList<>();
      found.forEach(place -> walk(place, step, next));
      found = next;
    }
    return found;
  }

  private static void walk(Found place, String step, List<Found> next) {
    if (!step.equals("*")) {
      add(next, place.at() + "/" + step, place.node().path(step));
    } else if (place.node().isArray()) {
      for (int i = 0; i < place.node().size(); i++) {
        add(next, place.at() + "/" + i, place.node().get(i));
      }
    }
  }

  private static void add(List<Found> next, String at, JsonNode node) {
    if (!node.isMissingNode()) {
      next.add(new Found(at, node));
    }
  }
}
