package onestory.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * The adults of one family: one human is a Person and, for each child, a RelatedPerson, with the
 * same EHM id.
 */
final class Humans {

  private final Map<String, String> idByReference = new HashMap<>();
  private final Map<String, Boolean> responsible = new TreeMap<>();

  Humans(Iterable<Resource> family) {
    for (Resource resource : family) {
      if (resource instanceof Person person) {
        id(person.getIdentifier()).ifPresent(id -> idByReference.put(Key.of(person), id));
      } else if (resource instanceof RelatedPerson related) {
        id(related.getIdentifier()).ifPresent(id -> add(related, id));
      }
    }
  }

  /** Who a Person or RelatedPerson is. */
  Optional<String> id(String reference) {
    return Optional.ofNullable(idByReference.get(reference));
  }

  /** Whether this human may permit for this child; anything but a plain yes or no is unknown. */
  Standing standing(String human, String child) {
    Boolean yes = responsible.get(human + " " + child);
    if (yes == null) {
      return Standing.UNKNOWN;
    }
    return yes ? Standing.MAY : Standing.MAY_NOT;
  }

  private void add(RelatedPerson related, String id) {
    idByReference.put(Key.of(related), id);
    Optional<String> child = Key.of(related.getPatient());
    var extension = related.getExtensionByUrl(Canonical.PARENTAL_RESPONSIBILITY);
    String code =
        extension == null || extension.getValue() == null
            ? "unknown"
            : String.valueOf(extension.getValue().primitiveValue());
    if (child.isPresent() && List.of("yes", "no").contains(code)) {
      // recorded twice and differently: the court's no stands
      responsible.merge(id + " " + child.get(), code.equals("yes"), Boolean::logicalAnd);
    }
  }

  private static Optional<String> id(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(identifier -> Canonical.EHM_PERSON.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(value -> value != null)
        .findFirst();
  }
}
