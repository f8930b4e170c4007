package onestory.authority;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The rules of those permissions alone that began after some moment, made once for each. */
final class PermissionsSince {

  private final Function<Instant, PermissionRules> rules;
  private final Map<Instant, PermissionRules> known = new HashMap<>();

  PermissionsSince(Function<Instant, PermissionRules> rules) {
    this.rules = rules;
  }

  PermissionRules at(Instant moment) {
    return known.computeIfAbsent(moment, rules);
  }
}
