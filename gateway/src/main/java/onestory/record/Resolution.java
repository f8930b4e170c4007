package onestory.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    var places = drafts.stream().flatMap(draft -> References.in(draft).stream()).toList();
    var persons = people.resolve(drafts, personsNamed(places));
    var keys = new HashMap<BusinessKey, Key>();
    drafts.forEach(draft -> keys.put(draft.businessKey(), key(draft.businessKey(), persons)));
    var recorded = recorded(places, keys, persons, family);
    for (var place : places) {
      var target = key(place.target(), persons);
      if (target == null || !(keys.containsKey(place.target()) || recorded.contains(target))) {
        throw unknown(place);
      }
      place.pointTo(target);
    }
    return keys;
  }

  private static Set<BusinessKey> personsNamed(List<References.Place> places) {
    var named = new HashSet<BusinessKey>();
    places.stream().map(References.Place::target).filter(BusinessKey::isPerson).forEach(named::add);
    return named;
  }

  private Set<Key> recorded(
      List<References.Place> places,
      Map<BusinessKey, Key> keys,
      Map<BusinessKey, UUID> persons,
      UUID family) {
    var elsewhere = new HashSet<Key>();
    for (var place : places) {
      var target = key(place.target(), persons);
      if (target != null && !keys.containsKey(place.target())) {
        elsewhere.add(target);
      }
    }
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
