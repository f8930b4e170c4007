package onestory.soap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import onestory.problem.Problem;

/**
 * The rules over one message's values: check digits, the sender's name, ids that must be in the
 * same message.
 */
final class ValueRules implements MessageReading.ValueRule {

  /**
   * The path of a reference, and the path of the ids it may name, where both are always in one
   * message.
   */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "relationship/childId", "child/id",
          "relationship/adultId", "adult/id",
          "plan/childPlan/goalId", "plan/goal/id",
          "plan/childPlan/actionId", "plan/goal/action/id");

  private record Reference(String target, String id, String at) {}

  private final Predicate<String> nhsNumber;
  private final Predicate<String> upn;
  private final String system;
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Set<Reference> references = new HashSet<>();

  ValueRules(Predicate<String> nhsNumber, Predicate<String> upn, String system) {
    this.nhsNumber = nhsNumber;
    this.upn = upn;
    this.system = system;
  }

  @Override
  public Problem broken(String path, String text, String at) {
    if (path.endsWith("/nhsNumber") && !nhsNumber.test(text)) {
      return new Problem(
          "nhs-number",
          at,
          "10 digits with a wrong check digit.",
          "Send the person's NHS number as traced, or none.");
    }
    if (path.endsWith("/upn") && !upn.test(text)) {
      return new Problem(
          "upn",
          at,
          "A unique pupil number with a wrong check letter.",
          "Send the UPN as the school has it, or none.");
    }
    if (path.equals("header/system") && !text.strip().equals(system)) {
      return new Problem(
          "sender",
          at,
          "The message names another system than the one that sent it.",
          "Send the name of your own system: " + system + ".");
    }
    if (REFERENCES.containsKey(path)) {
      references.add(new Reference(REFERENCES.get(path), text, at));
    }
    if (REFERENCES.containsValue(path)
        && !ids.computeIfAbsent(path, p -> new HashSet<>()).add(text)) {
      return new Problem(
          "repeated-id", at, "The id is already used in this message.", "Give each its own id.");
    }
    return null;
  }

  /** A reference to nothing in the message, or null; asked when all of it has been read. */
  Problem dangling() {
    return references.stream()
        .filter(
            reference -> !ids.getOrDefault(reference.target(), Set.of()).contains(reference.id()))
        .findFirst()
        .map(
            reference ->
                new Problem(
                    "unknown-reference",
                    reference.at(),
                    "No " + reference.target() + " of this message has this id.",
                    "Send the one it refers to in the same message."))
        .orElse(null);
  }
}
