package onestory.story;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onestory.authority.Key;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Person;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** One human may be a Person, a Patient, and a RelatedPerson of each child. */
final class SameHuman {

  private final List<? extends Resource> people;

  SameHuman(Collection<? extends Resource> record) {
    people =
        record.stream()
            .filter(r -> r instanceof Person || r instanceof Patient || r instanceof RelatedPerson)
            .toList();
  }

  /** The keys of all that stands for one of these humans too. */
  Set<String> of(Set<String> keys) {
    Set<String> same = new HashSet<>(keys);
    Set<String> signs =
        people.stream()
            .filter(person -> keys.contains(Key.of(person)))
            .flatMap(SameHuman::signs)
            .collect(Collectors.toSet());
    people.stream()
        .filter(person -> signs(person).anyMatch(signs::contains))
        .forEach(person -> same.add(Key.of(person)));
    return same;
  }

  /** What shows that it is them: their identifiers, and the id that Person and Patient share. */
  private static Stream<String> signs(Resource person) {
    Stream<String> identifiers =
        person.getNamedProperty("identifier").getValues().stream()
            .map(Identifier.class::cast)
            .map(identifier -> identifier.getSystem() + "|" + identifier.getValue());
    return Stream.concat(identifiers, Stream.of(person.getIdElement().getIdPart()));
  }
}
