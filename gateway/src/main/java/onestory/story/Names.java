package onestory.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** People and organisations as one would name them in a sentence. */
final class Names {

  private final Told told;
  private final Wording wording;

  Names(Told told, Wording wording) {
    this.told = told;
    this.wording = wording;
  }

  /** A name, with what they are to the child or where they work. */
  String who(Reference reference) {
    return told.find(reference)
        .flatMap(this::who)
        .or(() -> Optional.ofNullable(reference.getDisplay()))
        .orElseGet(() -> wording.of("person.unnamed"));
  }

  /** The child's given name, or that it is about the family. */
  String about(Reference subject) {
    return told.find(subject, Patient.class)
        .flatMap(patient -> given(patient.getName()))
        .orElseGet(() -> wording.of("about.family"));
  }

  /** The professional's name and part in early help, without the organisation. */
  String professional(PractitionerRole role) {
    String name =
        told.find(role.getPractitioner(), Practitioner.class)
            .flatMap(practitioner -> full(practitioner.getName()))
            .orElseGet(() -> wording.of("person.unnamed"));
    return role.getCode().stream()
        .flatMap(code -> wording.within(code).stream())
        .findFirst()
        .map(does -> wording.of("person.role", name, does))
        .orElse(name);
  }

  Optional<String> organisation(Reference reference) {
    return told.find(reference, Organization.class).map(Organization::getName);
  }

  Optional<String> fullName(Patient patient) {
    return full(patient.getName());
  }

  /** The family's name: the one surname that its children share. */
  Optional<String> family(Group group) {
    List<String> surnames =
        group.getMember().stream()
            .flatMap(member -> told.find(member.getEntity(), Patient.class).stream())
            .flatMap(patient -> usual(patient.getName()).stream())
            .map(HumanName::getFamily)
            .distinct()
            .toList();
    return surnames.size() == 1 ? Optional.ofNullable(surnames.get(0)) : Optional.empty();
  }

  private Optional<String> who(Resource resource) {
    if (resource instanceof RelatedPerson related) {
      return full(related.getName()).map(name -> wording.of("person.of", name, kind(related)));
    }
    if (resource instanceof PractitionerRole role) {
      return Optional.of(
          Stream.of(Optional.of(professional(role)), organisation(role.getOrganization()))
              .flatMap(Optional::stream)
              .collect(Collectors.joining(", ")));
    }
    if (resource instanceof Patient patient) {
      return full(patient.getName());
    }
    if (resource instanceof Person person) {
      return full(person.getName());
    }
    if (resource instanceof Practitioner practitioner) {
      return full(practitioner.getName());
    }
    return resource instanceof Organization organization
        ? Optional.ofNullable(organization.getName())
        : Optional.empty();
  }

  private String kind(RelatedPerson related) {
    return related.getRelationship().stream()
        .flatMap((CodeableConcept code) -> wording.within(code).stream())
        .findFirst()
        .orElseGet(() -> wording.of("person.family-member"));
  }

  private static Optional<String> full(List<HumanName> names) {
    return usual(names).map(HumanName::getNameAsSingleString).filter(name -> !name.isBlank());
  }

  private static Optional<String> given(List<HumanName> names) {
    return usual(names).map(HumanName::getGivenAsSingleString).filter(name -> !name.isBlank());
  }

  private static Optional<HumanName> usual(List<HumanName> names) {
    return names.stream()
        .filter(name -> name.getUse() == HumanName.NameUse.USUAL)
        .findFirst()
        .or(() -> names.stream().findFirst());
  }
}
