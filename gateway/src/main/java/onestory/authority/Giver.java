package onestory.authority;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Who gave a consent: a parent by parental responsibility for that child, or the young person,
 * competent to.
 *
 * @param humans ids of the adults among them who may be asked at all
 * @param standing whether they may give it for the child
 * @param youngPerson whether the child gave or refused it, as being competent to
 */
record Giver(Set<String> humans, Standing standing, boolean youngPerson) {

  static Giver of(Consent consent, Humans people, Map<String, Resource> family) {
    String child = Key.of(consent.getPatient()).orElse("");
    Set<String> humans = new TreeSet<>();
    Standing best = Standing.MAY_NOT;
    boolean youngPerson = false;
    for (Reference performer : consent.getPerformer()) {
      String key = Key.of(performer).orElse("");
      Optional<String> human = people.id(key);
      human.filter(id -> !people.mustNotContact(id)).ifPresent(humans::add);
      Standing standing = Standing.UNKNOWN;
      if (people.isAdult(key)) {
        // over what is their own an adult needs nobody; for a child they answer as a RelatedPerson
        standing = key.equals(child) ? adult(human, people) : Standing.MAY_NOT;
      } else if (key.equals(child)) {
        standing = Competence.of(consent, family);
        youngPerson |= Competence.isClaimed(consent);
      } else if (Key.isA(key, "RelatedPerson")) {
        standing = human.map(id -> people.standing(id, child)).orElse(Standing.UNKNOWN);
      }
      best = standing.compareTo(best) < 0 ? standing : best;
    }
    return new Giver(humans, best, youngPerson);
  }

  /** The same, where it is not known whether the child has come of age: then it may not count. */
  Giver ifNotOfAge() {
    return youngPerson ? this : doubted();
  }

  /** The same, where a person must settle first whether it counts. */
  Giver doubted() {
    return standing == Standing.MAY ? new Giver(humans, Standing.UNKNOWN, youngPerson) : this;
  }

  private static Standing adult(Optional<String> human, Humans people) {
    return human.filter(people::mustNotContact).isPresent() ? Standing.MAY_NOT : Standing.MAY;
  }
}
