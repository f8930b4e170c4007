package onestory.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onestory.authority.Key;
import onestory.exchange.Contribution.Accepted;
import onestory.exchange.Contribution.Refused;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * An organisation's update of what it is responsible for. It sees less than is stored: so nothing
 * but what it may change is taken over, and lists only grow, since the stored one may hold entries
 * that it does not see.
 */
record Updating(View view) {

  private static final Map<String, List<String>> CHANGEABLE =
      Map.of(
          "Task",
          List.of("status", "statusReason", "businessStatus", "executionPeriod", "note", "output"),
          "Goal",
          List.of("achievementStatus", "statusDate", "statusReason", "note"));

  private static final Set<String> IGNORED = Set.of("id", "meta", "text");

  Contribution apply(Resource stored, Resource incoming) {
    String key = Key.of(stored);
    Optional<Resource> seen = view.find(key);
    if (seen.isEmpty()) {
      return new Refused("contribution/not-held", key, "You do not hold it.");
    }
    if (!view.yours().contains(key)) {
      return new Refused(
          "contribution/not-responsible", key, "Only the organisation responsible may update it.");
    }
    if (!key.equals(Key.of(incoming))) {
      return new Refused(
          "contribution/element", stored.fhirType() + ".id", "The id must be that of the URL.");
    }
    if (relabels(seen.get(), incoming)) {
      return new Refused(
          "contribution/label", stored.fhirType() + ".meta.security", "Send it as it was read.");
    }
    Set<String> mayDiffer = new HashSet<>(IGNORED);
    mayDiffer.addAll(CHANGEABLE.get(stored.fhirType()));
    Optional<String> other = FirstDifference.between(seen.get(), incoming, mayDiffer);
    return other.isPresent() ? refused(other.get(), stored) : merged(stored, seen.get(), incoming);
  }

  /** Whoever sends labels sends those that it read: less would make less of it (TRUST 7.47). */
  private static boolean relabels(Resource seen, Resource incoming) {
    return incoming.getMeta().hasSecurity()
        && !Base.compareDeep(seen.getMeta().getSecurity(), incoming.getMeta().getSecurity(), true);
  }

  private Contribution merged(Resource stored, Resource seen, Resource incoming) {
    Resource result = stored.copy();
    Definitions definitions = new Definitions(stored);
    for (String name : CHANGEABLE.get(stored.fhirType())) {
      Property before = seen.getNamedProperty(name);
      Property after = incoming.getNamedProperty(name);
      String at = Path.of(stored.fhirType(), after);
      List<Base> kept = Values.of(before);
      List<Base> sent = Values.of(after);
      if (same(kept, sent)) {
        continue;
      }
      Optional<String> outside = outside(at, after);
      if (outside.isPresent()) {
        return new Refused("contribution/reference", outside.get(), "Refer only to what you hold.");
      }
      boolean grows = sent.size() >= kept.size() && same(kept, sent.subList(0, kept.size()));
      if (after.isList() && !grows) {
        return new Refused("contribution/element", at, "Add to " + at + "; change no entry of it.");
      }
      if (after.isList()) {
        sent.subList(kept.size(), sent.size()).forEach(value -> result.setProperty(name, value));
      } else if (!sent.isEmpty()) {
        result.setProperty(name, sent.get(0));
      } else if (definitions.requires(incoming, after)) {
        return new Refused("contribution/element", at, at + " may not be left out.");
      } else {
        result.removeChild(name, result.getNamedProperty(name).getValues().get(0));
      }
    }
    return new Accepted(result);
  }

  private Optional<String> outside(String at, Property property) {
    return property.getValues().stream()
        .flatMap(v -> References.firstOutside(v, at, key -> view.find(key).isPresent()).stream())
        .findFirst();
  }

  private static boolean same(List<Base> ones, List<Base> others) {
    return ones.size() == others.size() && Base.compareDeep(ones, others, true);
  }

  private static Refused refused(String at, Resource stored) {
    return new Refused(
        "contribution/element",
        at,
        "Change only " + String.join(", ", CHANGEABLE.get(stored.fhirType())) + ".");
  }
}
