package onestory.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import onestory.problem.Problem;
import onestory.problem.ProblemFound;
import onestory.problem.ProblemFound.Treatment;
import org.springframework.stereotype.Component;

/** Gives every draft its id, and points every conditional reference at the id of what it names. */
@Component
final class Resolution {

  private final People people;
  private final RecordStore store;

  Resolution(People people, RecordStore store) {
    this.people = people;
    this.store = store;
  }

  /**
   * The key of each draft; the drafts' references are rewritten in place.
   *
   * @throws ProblemFound held when people contradict each other, waiting when a reference names
   *     what is not recorded
   */
  Map<BusinessKey, Key> resolve(List<Draft> drafts, UUID family) {
    return keys(drafts, family, people::resolve);
  }

  /** The same keys, with nobody made known. */
  Map<BusinessKey, Key> foresee(List<Draft> drafts, UUID family) {
    return keys(drafts, family, people::foresee);
  }

  private Map<BusinessKey, Key> keys(
      List<Draft> drafts,
      UUID family,
      BiFunction<List<Draft>, Set<BusinessKey>, Map<BusinessKey, UUID>> whoIsWho) {
    var places = drafts.stream().flatMap(draft -> References.in(draft).stream()).toList();
    var sayers = drafts.stream().flatMap(draft -> References.sayers(draft).stream()).toList();
    var named = personsNamed(places);
    sayers.forEach(sayer -> named.addAll(whoever(sayer)));
    var persons = whoIsWho.apply(drafts, named);
    var keys = new HashMap<BusinessKey, Key>();
    drafts.forEach(draft -> keys.put(draft.businessKey(), key(draft.businessKey(), persons)));
    var there = new HashSet<>(keys.values());
    there.addAll(recorded(places, sayers, there, persons, family));
    for (var place : places) {
      var target = key(place.target(), persons);
      if (target == null || !there.contains(target)) {
        throw unknown(place);
      }
      place.pointTo(target);
    }
    sayers.forEach(sayer -> pointToSayer(sayer, persons, there));
    return keys;
  }

  /** A child, or an adult: a number alone does not say which. */
  private static List<BusinessKey> whoever(ObjectNode sayer) {
    var system = sayer.path("identifier").path("system").asText();
    var value = sayer.path("identifier").path("value").asText();
    return List.of(
        new BusinessKey("Person", system, value), new BusinessKey("Patient", system, value));
  }

  private static void pointToSayer(
      ObjectNode sayer, Map<BusinessKey, UUID> persons, Set<Key> there) {
    whoever(sayer).stream()
        .map(key -> key(key, persons))
        .filter(key -> key != null && there.contains(key))
        .findFirst() // an adult with needs of their own speaks as the adult
        .ifPresent(key -> sayer.put("reference", key.reference()).put("type", key.type()));
  }

  private static Set<BusinessKey> personsNamed(List<References.Place> places) {
    var named = new HashSet<BusinessKey>();
    places.stream().map(References.Place::target).filter(BusinessKey::isPerson).forEach(named::add);
    return named;
  }

  private Set<Key> recorded(
      List<References.Place> places,
      List<ObjectNode> sayers,
      Set<Key> here,
      Map<BusinessKey, UUID> persons,
      UUID family) {
    var elsewhere = new HashSet<Key>();
    places.forEach(place -> elsewhere.add(key(place.target(), persons)));
    sayers.forEach(sayer -> whoever(sayer).forEach(key -> elsewhere.add(key(key, persons))));
    elsewhere.remove(null);
    elsewhere.removeAll(here);
    return elsewhere.isEmpty() ? Set.of() : store.existing(elsewhere, family);
  }

  private static Key key(BusinessKey businessKey, Map<BusinessKey, UUID> persons) {
    var id = businessKey.isPerson() ? persons.get(businessKey) : businessKey.resourceId();
    return id == null ? null : new Key(businessKey.type(), id);
  }

  private static ProblemFound unknown(References.Place place) {
    return new ProblemFound(
        Treatment.WAIT,
        new Problem(
            "unknown-reference",
            place.at(),
            "It refers to a %s that has not been recorded.".formatted(place.target().type()),
            "Send what it refers to; this message is then tried again by itself."));
  }
}
