package onestory.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Person.PersonLinkComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/**
 * The adults of one family. One human is a Person, for each child a RelatedPerson, and, with needs
 * of their own, a Patient; the Person links to them, or they carry one identifier of whichever
 * system.
 */
final class Humans {

  private final OneHuman same = new OneHuman();
  private final Set<String> patients = new TreeSet<>();
  private final Map<String, String> personOf = new HashMap<>();
  private final Map<String, Boolean> responsible = new TreeMap<>();
  private final Set<String> notToContact = new TreeSet<>();

  Humans(Iterable<Resource> family) {
    for (Resource resource : family) {
      if (resource instanceof Person person) {
        add(person);
      } else if (resource instanceof RelatedPerson related) {
        same.join(Key.of(related), related.getIdentifier());
      }
    }
    for (Resource resource : family) {
      if (resource instanceof RelatedPerson related) {
        responsibility(related);
      } else if (resource instanceof Flag flag) {
        flag(flag);
      }
    }
  }

  /** Who a Person, RelatedPerson or adult Patient is. */
  Optional<String> id(String reference) {
    return same.id(reference);
  }

  /** Whether this Patient is an adult with needs of their own, and no child of the family. */
  boolean isAdult(String patient) {
    return patients.contains(patient);
  }

  /** The Person that an adult's Patient is. */
  Optional<String> person(String patient) {
    return Optional.ofNullable(personOf.get(patient));
  }

  /** The Patients that this human is. */
  List<String> patients(String human) {
    return patients.stream()
        .filter(patient -> id(patient).filter(human::equals).isPresent())
        .toList();
  }

  /** Whether this human must not be told anything, and so can't be asked either. */
  boolean mustNotContact(String human) {
    return notToContact.contains(human);
  }

  /** Whether this human may permit for this child; anything but a plain yes or no is unknown. */
  Standing standing(String human, String child) {
    if (mustNotContact(human)) {
      return Standing.MAY_NOT;
    }
    Boolean yes = responsible.get(human + " " + child);
    if (yes == null) {
      return Standing.UNKNOWN;
    }
    return yes ? Standing.MAY : Standing.MAY_NOT;
  }

  private void add(Person person) {
    String key = Key.of(person);
    same.join(key, person.getIdentifier());
    for (PersonLinkComponent link : person.getLink()) {
      String target = Key.of(link.getTarget()).orElse("");
      if (Key.isA(target, "Patient") || Key.isA(target, "RelatedPerson")) {
        same.join(key, target);
      }
      if (Key.isA(target, "Patient")) {
        patients.add(target);
        personOf.merge(target, key, (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
    }
  }

  private void responsibility(RelatedPerson related) {
    Optional<String> human = id(Key.of(related));
    Optional<String> child = Key.of(related.getPatient());
    var extension = related.getExtensionByUrl(Canonical.PARENTAL_RESPONSIBILITY);
    String code =
        extension == null || extension.getValue() == null
            ? "unknown"
            : String.valueOf(extension.getValue().primitiveValue());
    if (human.isPresent() && child.isPresent() && List.of("yes", "no").contains(code)) {
      // recorded twice and differently: the court's no stands
      responsible.merge(human.get() + " " + child.get(), code.equals("yes"), Boolean::logicalAnd);
    }
  }

  private void flag(Flag flag) {
    boolean stands =
        flag.getStatus() != FlagStatus.INACTIVE && flag.getStatus() != FlagStatus.ENTEREDINERROR;
    if (stands && Sharing.has(flag.getCode(), Canonical.SAFETY_FLAG, "must-not-contact"::equals)) {
      flag.getExtensionsByUrl(Canonical.MUST_NOT_CONTACT).stream()
          .filter(extension -> extension.getValue() instanceof Reference)
          .flatMap(extension -> Key.of((Reference) extension.getValue()).stream())
          .flatMap(key -> id(key).stream())
          .forEach(notToContact::add);
    }
  }
}
