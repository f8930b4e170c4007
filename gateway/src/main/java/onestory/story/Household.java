package onestory.story;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.InformationClass;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * Who takes a family's copy home, and who must never be in it.
 *
 * @param members keys of the children and of the adults who live with one of them
 * @param keptAway keys of those whom the family must be kept safe from (DOMAIN.md FLD-24, SHR-12)
 * @param isHidden whether where they live is protected
 */
record Household(Set<String> members, Set<String> keptAway, boolean isHidden) {

  private static final String GUIDE = "https://onestory.example/fhir/StructureDefinition/";
  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

  static Household of(Collection<? extends Resource> record) {
    var humans = new SameHuman(record);
    Set<String> keptAway = new HashSet<>();
    Set<String> members = new HashSet<>();
    for (var resource : record) {
      if (resource instanceof Flag flag) {
        flag.getExtensionsByUrl(GUIDE + "must-not-contact").stream()
            .map(Extension::getValue)
            .flatMap(person -> Key.of((Reference) person).stream())
            .forEach(keptAway::add);
      } else if (resource instanceof RelatedPerson related) {
        // only who must not take part is labelled so: everybody else is told of with the plan
        if (InformationClass.of(related).equals(Optional.of(InformationClass.AGREEMENT))) {
          keptAway.add(Key.of(related));
        } else if (livesWith(related)) {
          members.add(Key.of(related));
        }
      } else if (Subjects.isChild(resource)) {
        members.add(Key.of(resource));
      }
    }
    Set<String> away = humans.of(keptAway);
    return new Household(
        humans.of(members).stream().filter(key -> !away.contains(key)).collect(Collectors.toSet()),
        away,
        record.stream().anyMatch(Household::isHidden));
  }

  private static boolean livesWith(RelatedPerson related) {
    var lives = related.getExtensionByUrl(GUIDE + "lives-together");
    return lives != null && "yes".equals(lives.getValue().primitiveValue());
  }

  private static boolean isHidden(Resource resource) {
    return resource instanceof Patient
            && Stream.of("R", "V")
                .anyMatch(code -> resource.getMeta().getSecurity(CONFIDENTIALITY, code) != null)
        || resource instanceof Flag flag
            && Coded.as(flag.getCode(), "safety-flag", "protected-address");
  }
}
