package onestory.authority;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who gave a consent: a parent by parental responsibility for that child, or the young person,
 * competent to.
 *
 * @param humans EHM ids of the adults among them
 * @param standing whether they may give it for the child
 * @param youngPerson whether the child gave or refused it, being competent to
 */
record Giver(Set<String> humans, Standing standing, boolean youngPerson) {

  private static final Set<String> COMPETENT = Set.of("age-16-plus", "gillick-competent");

  static Giver of(Consent consent, Humans people) {
    String child = Key.of(consent.getPatient()).orElse("");
    Set<String> humans = new TreeSet<>();
    Standing best = Standing.MAY_NOT;
    boolean youngPerson = false;
    for (Reference performer : consent.getPerformer()) {
      String key = Key.of(performer).orElse("");
      Standing standing = Standing.UNKNOWN;
      if (key.equals(child)) {
        standing = isCompetent(consent) ? Standing.MAY : Standing.MAY_NOT;
        youngPerson |= standing == Standing.MAY;
      } else if (Key.isA(key, "RelatedPerson")) {
        Optional<String> human = people.id(key);
        human.ifPresent(humans::add);
        standing = human.map(id -> people.standing(id, child)).orElse(Standing.UNKNOWN);
      }
      best = standing.compareTo(best) < 0 ? standing : best;
    }
    return new Giver(humans, best, youngPerson);
  }

  private static boolean isCompetent(Consent consent) {
    var extension = consent.getExtensionByUrl(Canonical.CAPACITY_BASIS);
    return extension != null
        && extension.getValue() instanceof Coding basis
        && basis.hasCode()
        && COMPETENT.contains(basis.getCode());
  }
}
