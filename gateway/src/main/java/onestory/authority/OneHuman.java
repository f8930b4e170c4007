package onestory.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;

/** Which entries are the same human: linked, or with one identifier in common. */
final class OneHuman {

  // each entry and identifier points towards the first by name that it is known to be the same as
  private final Map<String, String> towards = new HashMap<>();

  /** These are identifiers of this entry. */
  void join(String key, List<Identifier> identifiers) {
    towards.putIfAbsent(key, key);
    identifiers.stream()
        .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
        .forEach(i -> join(key, i.getSystem() + "|" + i.getValue()));
  }

  /** These are the same human. */
  void join(String one, String other) {
    String first = end(one);
    String second = end(other);
    boolean inOrder = first.compareTo(second) <= 0;
    towards.put(inOrder ? second : first, inOrder ? first : second);
  }

  /** A name for the human that is the same for all their entries, whatever came first. */
  Optional<String> id(String key) {
    return towards.containsKey(key) ? Optional.of(end(key)) : Optional.empty();
  }

  private String end(String key) {
    String at = key;
    String next = towards.computeIfAbsent(at, k -> k);
    while (!next.equals(at)) {
      at = next;
      next = towards.get(at);
    }
    return at;
  }
}
