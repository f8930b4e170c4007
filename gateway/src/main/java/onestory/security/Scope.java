package onestory.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One scope. Those of FHIR have the form {@code system/TYPE.cruds} (SMART App Launch 2, "Scopes and
 * launch context"); of the others, such as {@code operations}, only the name counts.
 *
 * @param type a resource type, {@code *}, or the whole name where it is not one of FHIR's
 * @param letters which of c, r, u, d and s, in that order; empty where it is not one of FHIR's
 */
record Scope(String type, String letters) {

  private static final Pattern SYSTEM = Pattern.compile("system/([A-Z][A-Za-z]{0,63}|\\*)\\.(.+)");
  private static final Pattern IN_ORDER = Pattern.compile("(?=.)c?r?u?d?s?");
  private static final Pattern OTHER = Pattern.compile("[a-z][a-z0-9/-]{0,79}");

  /**
   * Reads one; nothing when it is not one that is served. Those of SMART 1 are taken as what they
   * mean in SMART 2. A scope narrowed by a search ({@code ?…}) is not served: what a client may
   * hold is narrowed by authority, for each family.
   */
  static Optional<Scope> of(String text) {
    Matcher system = SYSTEM.matcher(text);
    if (system.matches()) {
      String letters = lettersOf(system.group(2));
      return IN_ORDER.matcher(letters).matches()
          ? Optional.of(new Scope(system.group(1), letters))
          : Optional.empty();
    }
    return OTHER.matcher(text).matches() && !text.startsWith("system/")
        ? Optional.of(new Scope(text, ""))
        : Optional.empty();
  }

  private static String lettersOf(String text) {
    return switch (text) {
      case "read" -> "rs";
      case "write" -> "cud";
      case "*" -> "cruds";
      default -> text;
    };
  }

  /** What both allow, if anything. */
  Optional<Scope> within(Scope registered) {
    if (letters.isEmpty() || registered.letters.isEmpty()) {
      return equals(registered) ? Optional.of(this) : Optional.empty();
    }
    if (!type.equals(registered.type) && !type.equals("*") && !registered.type.equals("*")) {
      return Optional.empty();
    }
    String both =
        letters
            .chars()
            .filter(letter -> registered.letters.indexOf(letter) >= 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(new Scope(type.equals("*") ? registered.type : type, both));
  }

  /** Of what is asked for, what is registered; nothing when a scope asked for is no scope. */
  static List<String> narrowed(List<String> asked, List<String> registered) {
    List<Optional<Scope>> scopes = asked.stream().map(Scope::of).toList();
    if (scopes.stream().anyMatch(Optional::isEmpty)) {
      return List.of();
    }
    List<Scope> may = registered.stream().flatMap(each -> of(each).stream()).toList();
    return scopes.stream()
        .flatMap(Optional::stream)
        .flatMap(scope -> may.stream().flatMap(each -> scope.within(each).stream()))
        .map(Scope::toString)
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return letters.isEmpty() ? type : "system/" + type + "." + letters;
  }
}
