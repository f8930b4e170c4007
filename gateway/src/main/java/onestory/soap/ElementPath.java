package onestory.soap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Where in a document a parser is: {@code /assessment/need[2]/code}. The first of a name goes
 * without its number.
 */
final class ElementPath {

  private record Step(String name, String label, Map<String, Integer> children) {}

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Map<String, Integer> roots = new HashMap<>();

  void enter(String name) {
    Map<String, Integer> siblings = steps.isEmpty() ? roots : steps.getLast().children();
    int number = siblings.merge(name, 1, Integer::sum);
    steps.addLast(new Step(name, number == 1 ? name : name + "[" + number + "]", new HashMap<>()));
  }

  void leave() {
    steps.removeLast();
  }

  /** With the numbers, for people. */
  String labelled() {
    StringBuilder text = new StringBuilder();
    steps.forEach(step -> text.append('/').append(step.label()));
    return text.isEmpty() ? "/" : text.toString();
  }

  /** Without the numbers and the root, for rules: {@code need/code}. */
  String plain() {
    StringBuilder text = new StringBuilder();
    Iterator<Step> inner = steps.iterator();
    inner.next();
    inner.forEachRemaining(step -> text.append(text.isEmpty() ? "" : "/").append(step.name()));
    return text.toString();
  }
}
