package onestory.authority;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What no consent and no override lifts (TRUST 3.2): a court's order, an adoption, an organisation
 * that must not be told. Each is a flag on a child, and holds until it is told to be inactive. The
 * council's own case system, whose task the order concerns, goes on seeing its record.
 *
 * @param standing by child, then by code, whom the flags stop; nobody named stops everybody
 */
record HardStops(SortedMap<String, SortedMap<String, SortedSet<String>>> standing) {

  /** The old identity of an adopted child, of whom not even a contact may be seen. */
  static final String IDENTITY_CLOSED = "identity-closed";

  /** The strictest first: of several that stand it decides what the MASH goes on seeing. */
  private static final List<String> CODES = List.of(IDENTITY_CLOSED, "court-order", "do-not-tell");

  private static final String EVERYBODY = "";
  private static final String ANY_CHILD = "";

  static HardStops of(Map<String, Resource> family) {
    HardStops stops = new HardStops(new TreeMap<>());
    for (Resource resource : family.values()) {
      if (resource instanceof Flag flag && stands(flag)) {
        CODES.stream()
            .filter(code -> Sharing.has(flag.getCode(), Canonical.SAFETY_FLAG, code::equals))
            .forEach(code -> stops.add(flag, code));
      }
    }
    return stops;
  }

  private static boolean stands(Flag flag) {
    return flag.getStatus() != FlagStatus.INACTIVE && flag.getStatus() != FlagStatus.ENTEREDINERROR;
  }

  private void add(Flag flag, String code) {
    String child = Key.of(flag.getSubject()).filter(k -> Key.isA(k, "Patient")).orElse(ANY_CHILD);
    SortedSet<String> stopped =
        standing
            .computeIfAbsent(child, c -> new TreeMap<>())
            .computeIfAbsent(code, c -> new TreeSet<>());
    var named = flag.getExtensionsByUrl(Canonical.STOPS_FOR);
    if (named.isEmpty()) {
      stopped.add(EVERYBODY);
    }
    named.forEach(
        one ->
            stopped.add(
                one.getValue() instanceof Reference to
                    ? Key.of(to).filter(key -> Key.isA(key, "Organization")).orElse(EVERYBODY)
                    : EVERYBODY));
  }

  /** The code of the stop between this organisation and what this is about, if there is one. */
  Optional<String> code(Facts facts, String organisation) {
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    return standing.entrySet().stream()
        .filter(
            e -> e.getKey().equals(ANY_CHILD) || facts.concerns().children().contains(e.getKey()))
        .flatMap(e -> e.getValue().entrySet().stream())
        .filter(e -> e.getValue().contains(EVERYBODY) || e.getValue().contains(organisation))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(CODES::indexOf));
  }
}
